package org.yihaotong.intake;

/**
 * How long a caller has still to wait, as coarse as it may be told.
 */
public sealed interface ExpectedWait {

	/** Less than a minute. */
	record LessThanAMinute() implements ExpectedWait {
	}

	/**
	 * About so many minutes.
	 *
	 * @param minutes 1 to 10
	 */
	record AboutMinutes(int minutes) implements ExpectedWait {
	}

	/** More than ten minutes. */
	record MoreThanTenMinutes() implements ExpectedWait {
	}

}

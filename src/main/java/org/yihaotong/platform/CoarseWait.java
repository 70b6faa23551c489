package org.yihaotong.platform;

/**
 * How long somebody has still to wait, as coarse as it may be told.
 */
public sealed interface CoarseWait {

	/** Less than a minute. */
	record LessThanAMinute() implements CoarseWait {
	}

	/**
	 * About so many minutes.
	 *
	 * @param minutes 1, 2, 3, 5, 7 or 10
	 */
	record AboutMinutes(int minutes) implements CoarseWait {
	}

	/** More than ten minutes. */
	record MoreThanTenMinutes() implements CoarseWait {
	}

}

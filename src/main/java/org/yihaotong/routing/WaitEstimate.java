package org.yihaotong.routing;

import java.time.Duration;

/**
 * How long a caller is going to wait.
 *
 * @param expected the estimate; never to be told as it is
 */
public record WaitEstimate(Duration expected) {

	/** Minutes that are told; what lies between goes to the next longer one. */
	private static final int[] MINUTES = { 1, 2, 3, 5, 7, 10 };

	public WaitEstimate {
		if (expected.isNegative()) {
			throw new IllegalArgumentException("Nobody waits " + expected);
		}
	}

	/**
	 * Returns what may be said aloud: rather too long than too short, and no more exact
	 * than an estimate is.
	 * @return in words of minutes
	 */
	public Spoken spoken() {
		double minutes = this.expected.toMillis() / 60_000.0;
		if (minutes < 0.75) {
			return new Spoken.LessThanAMinute();
		}
		for (int told : MINUTES) {
			if (minutes <= told * 1.1) {
				return new Spoken.AboutMinutes(told);
			}
		}
		return new Spoken.MoreThanTenMinutes();
	}

	/** The coarse form. */
	public sealed interface Spoken {

		/** Less than a minute. */
		record LessThanAMinute() implements Spoken {
		}

		/**
		 * About so many minutes.
		 *
		 * @param minutes 1, 2, 3, 5, 7 or 10
		 */
		record AboutMinutes(int minutes) implements Spoken {
		}

		/** More than ten minutes. */
		record MoreThanTenMinutes() implements Spoken {
		}

	}

}

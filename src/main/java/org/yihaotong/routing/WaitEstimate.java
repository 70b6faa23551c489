package org.yihaotong.routing;

import java.time.Duration;

import org.yihaotong.platform.CoarseWait;

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
	public CoarseWait spoken() {
		double minutes = this.expected.toMillis() / 60_000.0;
		if (minutes < 0.75) {
			return new CoarseWait.LessThanAMinute();
		}
		for (int told : MINUTES) {
			if (minutes <= told * 1.1) {
				return new CoarseWait.AboutMinutes(told);
			}
		}
		return new CoarseWait.MoreThanTenMinutes();
	}

}

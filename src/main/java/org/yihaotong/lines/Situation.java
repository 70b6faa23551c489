package org.yihaotong.lines;

import java.time.Duration;

/**
 * How busy the two centres are when a call comes in; what the overflow rules look at.
 *
 * @param here this centre: the calls that this one would wait behind
 * @param there the utility's own centre, {@link Load#NONE} when nothing is known of it
 */
public record Situation(Load here, Load there) {

	/** Nobody waits anywhere. */
	public static final Situation QUIET = new Situation(Load.NONE, Load.NONE);

	/**
	 * How busy one centre is.
	 *
	 * @param waiting calls in its queue
	 * @param expectedWait how long a new call would wait
	 */
	public record Load(int waiting, Duration expectedWait) {

		/** Nobody waits, or nothing is known. */
		public static final Load NONE = new Load(0, Duration.ZERO);

		public Load {
			if (waiting < 0 || expectedWait.isNegative()) {
				throw new IllegalArgumentException(
						"Nobody waits less than not at all: " + waiting + ", " + expectedWait);
			}
		}

		Load plus(Load other) {
			Duration longer = (this.expectedWait.compareTo(other.expectedWait) >= 0) ? this.expectedWait
					: other.expectedWait;
			return new Load(this.waiting + other.waiting, longer);
		}

	}

}

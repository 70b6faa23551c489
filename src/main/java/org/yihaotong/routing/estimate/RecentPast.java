package org.yihaotong.routing.estimate;

import java.time.Duration;

/**
 * What went on in the queue lately, from which the speed of agents and the patience of
 * callers are told. A quiet past says little, so it is joined by a few calls of the usual
 * kind.
 *
 * @param served calls that agents finished
 * @param work how long agents had these, wrap-up included, all together
 * @param left callers who left before an answer
 * @param waited how long all callers waited who were answered or left, all together
 */
public record RecentPast(long served, Duration work, long left, Duration waited) {

	/** Nothing is known. */
	public static final RecentPast UNKNOWN = new RecentPast(0, Duration.ZERO, 0, Duration.ZERO);

	/** A usual call with its wrap-up: four minutes. */
	static final Duration USUAL_WORK = Duration.ofMinutes(4);

	/** How long a usual caller waits before giving up. */
	static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

	private static final int USUAL_CALLS = 10;

	/**
	 * Returns how long an agent has a call in the mean.
	 * @return milliseconds
	 */
	double workMillis() {
		return (this.work.toMillis() + USUAL_CALLS * (double) USUAL_WORK.toMillis()) / (this.served + USUAL_CALLS);
	}

	/**
	 * Returns how often a waiting caller leaves: the likeliest rate when patience has no
	 * memory is the number of those who left by the time that all waited.
	 * @return leaves for each millisecond of one caller's wait
	 */
	double leavesPerMilli() {
		return (this.left + USUAL_CALLS) / (this.waited.toMillis() + USUAL_CALLS * (double) USUAL_PATIENCE.toMillis());
	}

}

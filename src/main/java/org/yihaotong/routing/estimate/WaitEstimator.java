package org.yihaotong.routing.estimate;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells how long a caller is going to wait who has to wait: all agents are taken.
 */
public sealed interface WaitEstimator permits QueueLength, PatientQueueLength, LastToEnter, HeadOfLine {

	/**
	 * Estimates the wait.
	 * @param queue the queue as the caller finds it
	 * @return empty if nobody is at work, or nothing is known
	 */
	Optional<Duration> estimate(QueueSnapshot queue);

	/**
	 * Returns the name in tables and metrics.
	 * @return a short stable word
	 */
	String name();

}

package org.yihaotong.routing.estimate;

import java.time.Duration;
import java.util.Optional;

/**
 * LES, last to enter service: the caller waits as long as the one who was answered last.
 * Needs to know neither agents nor the queue.
 */
public record LastToEnter() implements WaitEstimator {

	@Override
	public Optional<Duration> estimate(QueueSnapshot queue) {
		return (queue.agents() > 0) ? queue.lastToEnter() : Optional.empty();
	}

	@Override
	public String name() {
		return "les";
	}

}

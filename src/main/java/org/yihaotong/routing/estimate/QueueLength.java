package org.yihaotong.routing.estimate;

import java.time.Duration;
import java.util.Optional;

/**
 * QL: so many have to be answered first, and all agents together finish so many a minute.
 * Takes no notice of those who leave (Ibrahim and Whitt, "Real-time delay estimation in
 * overloaded multiserver queues with abandonments", 2009).
 */
public record QueueLength() implements WaitEstimator {

	@Override
	public Optional<Duration> estimate(QueueSnapshot queue) {
		if (queue.agents() == 0) {
			return Optional.empty();
		}
		double millis = (queue.ahead() + 1) * queue.past().workMillis() / queue.agents();
		return Optional.of(Duration.ofMillis(Math.round(millis)));
	}

	@Override
	public String name() {
		return "ql";
	}

}

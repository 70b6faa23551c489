package org.yihaotong.routing.estimate;

import java.time.Duration;
import java.util.Optional;

/**
 * QL with abandonment (QL<sub>m</sub> of Ibrahim and Whitt, 2009): the queue before the
 * caller gets shorter by answers and by those who leave, one after the other.
 */
public record PatientQueueLength() implements WaitEstimator {

	/** Nobody waits behind more; the sum has that many terms. */
	private static final int MOST = 100_000;

	@Override
	public Optional<Duration> estimate(QueueSnapshot queue) {
		if (queue.agents() == 0) {
			return Optional.empty();
		}
		double answers = queue.agents() / queue.past().workMillis();
		double leaves = queue.past().leavesPerMilli();
		double millis = 0;
		for (int before = 0; before <= Math.min(queue.ahead(), MOST); before++) {
			millis += 1 / (answers + before * leaves);
		}
		return Optional.of(Duration.ofMillis(Math.round(millis)));
	}

	@Override
	public String name() {
		return "qlm";
	}

}

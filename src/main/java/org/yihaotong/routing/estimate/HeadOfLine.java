package org.yihaotong.routing.estimate;

import java.time.Duration;
import java.util.Optional;

/**
 * HOL, head of line: the caller waits as long as the one who is next has waited so far.
 */
public record HeadOfLine() implements WaitEstimator {

	@Override
	public Optional<Duration> estimate(QueueSnapshot queue) {
		return (queue.agents() > 0) ? Optional.of(queue.headOfLine().orElse(Duration.ZERO)) : Optional.empty();
	}

	@Override
	public String name() {
		return "hol";
	}

}

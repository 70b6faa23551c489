package org.yihaotong.routing.estimate;

import java.time.Duration;
import java.util.Optional;

/**
 * The queue as a caller finds it who joins now.
 *
 * @param ahead who waits before the caller
 * @param agents who is at work: talks, wraps up or is ready
 * @param past what went on lately
 * @param lastToEnter how long the one had waited who was answered last
 * @param headOfLine how long the one has waited who is next; empty if nobody waits
 */
public record QueueSnapshot(int ahead, int agents, RecentPast past, Optional<Duration> lastToEnter,
		Optional<Duration> headOfLine) {

	public QueueSnapshot {
		if (ahead < 0 || agents < 0) {
			throw new IllegalArgumentException(ahead + " wait for " + agents + " agents");
		}
	}

}

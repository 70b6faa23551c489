package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Stream;

import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Seat;

/**
 * Takes whether agents are ready, and where.
 */
class PresenceScript extends QueueScript {

	PresenceScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "presence");
	}

	/**
	 * Takes what agents chose, where it is news.
	 * @param statuses how they stand
	 * @return how many
	 */
	long presence(Collection<AgentStatus> statuses) {
		return changeAll(statuses, (status) -> Stream.of(status.agent().toString(),
				Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, status.since())),
				(status.presence() == Presence.READY) ? "1" : "0", status.seat().map(Seat::toString).orElse("")));
	}

}

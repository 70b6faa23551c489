package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Seat;

/**
 * Takes whether an agent is ready, and where.
 */
class PresenceScript extends QueueScript {

	PresenceScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "presence");
	}

	boolean presence(AgentStatus status) {
		return change(status.agent().toString(),
				Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, status.since())),
				(status.presence() == Presence.READY) ? "1" : "0", status.seat().map(Seat::toString).orElse(""));
	}

}

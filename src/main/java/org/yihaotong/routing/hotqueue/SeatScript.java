package org.yihaotong.routing.hotqueue;

import java.time.Instant;

import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.Seat;

/**
 * Takes whether a softphone can be called.
 */
class SeatScript extends QueueScript {

	SeatScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "seat");
	}

	boolean seat(Seat seat, boolean reachable, Instant at) {
		return change(seat.toString(), Long.toString(at.toEpochMilli()), reachable ? "1" : "0");
	}

}

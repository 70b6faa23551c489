package org.yihaotong.routing.hotqueue;

import java.util.Collection;
import java.util.stream.Stream;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Takes whether softphones can be called.
 */
class SeatScript extends QueueScript {

	SeatScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "seat");
	}

	/**
	 * Takes what is known of softphones, where it is news.
	 * @param reaches what is known
	 * @return how many
	 */
	long seats(Collection<SeatReach> reaches) {
		return changeAll(reaches, (reach) -> Stream.of(reach.seat().toString(),
				Long.toString(reach.at().toEpochMilli()), reach.reachable() ? "1" : "0"));
	}

}

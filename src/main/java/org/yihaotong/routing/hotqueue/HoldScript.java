package org.yihaotong.routing.hotqueue;

import java.util.Collection;
import java.util.stream.Stream;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Notes that agents hold contacts.
 */
class HoldScript extends QueueScript {

	HoldScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "hold");
	}

	/**
	 * Notes the holds of those contacts that nobody holds yet.
	 * @param holds who holds what
	 * @return how many
	 */
	long hold(Collection<Match> holds) {
		return changeAll(holds,
				(hold) -> Stream.of(hold.contact().toString(), hold.agent().toString(), hold.workClass().name()));
	}

}

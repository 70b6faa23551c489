package org.yihaotong.routing.hotqueue;

import java.util.Collection;
import java.util.stream.Stream;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Puts contacts into their places.
 */
class EnqueueScript extends QueueScript {

	EnqueueScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "enqueue");
	}

	/**
	 * Puts those in that nobody holds.
	 * @param standing the contacts
	 * @return how many
	 */
	long enqueue(Collection<Standing> standing) {
		return changeAll(standing, (one) -> Stream.of(one.contact().toString(), one.workClass().name(),
				Long.toString(one.place()), one.rings().toString()));
	}

}

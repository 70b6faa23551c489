package org.yihaotong.routing.hotqueue;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Notes that an agent holds a contact.
 */
class HoldScript extends QueueScript {

	HoldScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "hold");
	}

	boolean hold(Match hold) {
		return change(hold.contact().toString(), hold.agent().toString(), hold.workClass().name());
	}

}

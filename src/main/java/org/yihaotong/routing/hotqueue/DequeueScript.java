package org.yihaotong.routing.hotqueue;

import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.ContactId;

/**
 * Takes a waiting contact out.
 */
class DequeueScript extends QueueScript {

	DequeueScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "dequeue");
	}

	boolean dequeue(ContactId contact) {
		return change(contact.toString());
	}

}

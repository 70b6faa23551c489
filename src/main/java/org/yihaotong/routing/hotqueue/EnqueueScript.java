package org.yihaotong.routing.hotqueue;

import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.ContactId;

/**
 * Puts a contact into its place.
 */
class EnqueueScript extends QueueScript {

	EnqueueScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "enqueue");
	}

	boolean enqueue(ContactId contact, WorkClass workClass, long place) {
		return change(contact.toString(), workClass.name(), Long.toString(place));
	}

}

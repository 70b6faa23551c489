package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.util.Optional;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Ends a hold.
 */
class ReleaseScript extends QueueScript {

	ReleaseScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "release");
	}

	/**
	 * Ends a hold; the contact waits again or is done with.
	 * @param hold who held what
	 * @param standing where the contact waits again
	 * @param excludedUntil until when the same agent shall not be offered it
	 */
	void release(Match hold, Optional<Standing> standing, Optional<Instant> excludedUntil) {
		change(hold.contact().toString(), hold.agent().toString(), hold.workClass().name(),
				standing.map((again) -> Long.toString(again.place())).orElse(""),
				standing.map((again) -> again.rings().toString()).orElse(""),
				excludedUntil.map((until) -> Long.toString(until.toEpochMilli())).orElse(""));
	}

}

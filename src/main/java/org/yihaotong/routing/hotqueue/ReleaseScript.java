package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

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
	 * @param place where the contact waits again
	 * @param excludedUntil until when the same agent shall not be offered it
	 */
	void release(Match hold, OptionalLong place, Optional<Instant> excludedUntil) {
		change(hold.contact().toString(), hold.agent().toString(), hold.workClass().name(),
				place.isPresent() ? Long.toString(place.getAsLong()) : "",
				excludedUntil.map((until) -> Long.toString(until.toEpochMilli())).orElse(""));
	}

}

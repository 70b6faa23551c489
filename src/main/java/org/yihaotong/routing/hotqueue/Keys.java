package org.yihaotong.routing.hotqueue;

import java.util.stream.Stream;

/**
 * The keys of the queue. The braces keep all of them on one node of a Redis Cluster, as
 * the scripts need.
 */
final class Keys {

	static final String PREFIX = "{yihaotong:queue}:";

	static final String GENERATION = PREFIX + "generation";

	static final String WAITING_VOICE = PREFIX + "waiting:voice";

	static final String WAITING_TEXT = PREFIX + "waiting:text";

	static final String HOLDS = PREFIX + "holds";

	static final String AGENTS = PREFIX + "agents";

	static final String SEATS = PREFIX + "seats";

	static final String EXCLUSIONS = PREFIX + "exclusions";

	/** In the order in which the scripts name them. */
	private static final String[] ALL = Stream
		.of(GENERATION, WAITING_VOICE, WAITING_TEXT, PREFIX + "idle:voice", PREFIX + "idle:text", HOLDS, AGENTS, SEATS,
				PREFIX + "seated", PREFIX + "load:voice", PREFIX + "load:text", PREFIX + "idle-since", EXCLUSIONS)
		.toArray(String[]::new);

	private Keys() {
	}

	static String[] all() {
		return ALL.clone();
	}

}

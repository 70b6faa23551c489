package org.yihaotong.routing.hotqueue;

import java.util.stream.Stream;

/**
 * The keys of the queue. The braces keep all of them on one node of a Redis Cluster, as
 * the scripts need. Beside those that are named here the scripts make lists whose names
 * begin with {@link #PREFIX}{@code waiting:} and {@code idle:}.
 */
final class Keys {

	static final String PREFIX = "{yihaotong:queue}:";

	static final String LEASE = PREFIX + "lease:";

	static final String GENERATION = PREFIX + "generation";

	static final String CONTACTS = PREFIX + "contacts";

	static final String HOLDS = PREFIX + "holds";

	static final String AGENTS = PREFIX + "agents";

	static final String SKILLS = PREFIX + "skills";

	static final String SEATS = PREFIX + "seats";

	static final String LOADS = PREFIX + "loads";

	static final String EXCLUSIONS = PREFIX + "exclusions";

	/** In the order in which the scripts name them. */
	private static final String[] ALL = Stream
		.of(GENERATION, PREFIX + "heads", CONTACTS, PREFIX + "widening", HOLDS, AGENTS, SKILLS, SEATS,
				PREFIX + "seated", LOADS, PREFIX + "idle-since", EXCLUSIONS)
		.toArray(String[]::new);

	private Keys() {
	}

	static String[] all() {
		return ALL.clone();
	}

}

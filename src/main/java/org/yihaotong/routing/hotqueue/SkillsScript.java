package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.agents.AgentProfile;
import org.yihaotong.agents.Capacity;

/**
 * Takes what agents can do.
 */
class SkillsScript extends QueueScript {

	private final Capacity usual;

	SkillsScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "skills");
		this.usual = rules.capacity();
	}

	/**
	 * Takes what agents can do, where it is news.
	 * @param profiles what they can do
	 * @return how many
	 */
	long skills(Collection<AgentProfile> profiles) {
		return changeAll(profiles, (profile) -> {
			Capacity capacity = profile.capacity().orElse(this.usual);
			return Stream.of(profile.agent().toString(),
					Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, profile.since())),
					Integer.toString(capacity.letters()), Integer.toString(capacity.messages()), terms(profile));
		});
	}

	/** Who is good at something is also a beginner's match for it. */
	private static String terms(AgentProfile profile) {
		return profile.skills()
			.entrySet()
			.stream()
			.flatMap((skill) -> IntStream.rangeClosed(1, skill.getValue())
				.mapToObj((level) -> skill.getKey() + ">" + level))
			.collect(Collectors.joining(","));
	}

}

package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.Rings.Ring;

/**
 * Decides what a contact needs as time goes by. Every need is given up in the end: better
 * somebody than nobody. An emergency needs nothing but the next agent, as long as it is
 * one.
 *
 * @param skillKept how long what the contact itself asks for is kept up, its language and
 * group
 * @param preferredKept how long the agent is waited for who knows the citizen
 */
record SkillPolicy(Duration skillKept, Duration preferredKept) {

	/**
	 * Decides.
	 * @param contact the contact
	 * @param rules what the rules say
	 * @param preferred the agent who knows the citizen, if at work
	 * @return the rings
	 */
	Rings rings(QueuedContact contact, List<SkillRule> rules, Optional<StaffId> preferred) {
		List<Need> needs = needs(contact, rules);
		TreeSet<Duration> steps = new TreeSet<>();
		steps.add(Duration.ZERO);
		needs.forEach((need) -> steps.add(need.kept()));
		preferred.ifPresent((agent) -> steps.add(this.preferredKept));
		List<Ring> rings = new ArrayList<>();
		for (Duration step : steps) {
			Needs left = left(needs, step);
			Optional<StaffId> who = preferred.filter((agent) -> step.compareTo(this.preferredKept) < 0);
			rings.add(new Ring(step.isZero() ? Instant.EPOCH : contact.joinedAt().plus(step),
					who.map(left::by).orElse(left)));
		}
		return new Rings(rings);
	}

	private List<Need> needs(QueuedContact contact, List<SkillRule> rules) {
		return Stream
			.concat(contact.skills().stream().map((skill) -> new Need(skill, 1, this.skillKept)),
					rules.stream()
						.filter((rule) -> rule.holdsFor(contact))
						.map((rule) -> new Need(rule.skill(), rule.level(), rule.widensAfter())))
			.toList();
	}

	private static Needs left(List<Need> needs, Duration age) {
		Map<Skill, Integer> levels = new TreeMap<>();
		needs.stream()
			.filter((need) -> need.kept().compareTo(age) > 0)
			.forEach((need) -> levels.merge(need.skill(), need.level(), Integer::max));
		return Needs.of(levels);
	}

	private record Need(Skill skill, int level, Duration kept) {
	}

}

package org.yihaotong.agents;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * What an agent can do.
 *
 * @param agent who
 * @param skills what was learnt, with levels from 1 to {@value Skill#BEST}
 * @param capacity how much at once; empty for the usual
 * @param since when this was set
 */
public record AgentProfile(StaffId agent, SortedMap<Skill, Integer> skills, Optional<Capacity> capacity,
		Instant since) {

	/** Skills of one agent at most. */
	public static final int MOST_SKILLS = 60;

	public AgentProfile {
		skills = new TreeMap<>(skills);
		if (skills.size() > MOST_SKILLS) {
			throw new IllegalArgumentException(skills.size() + " skills");
		}
		skills.values().forEach(AgentProfile::checked);
	}

	private static void checked(int level) {
		if (level < 1 || level > Skill.BEST) {
			throw new IllegalArgumentException("Not a level: " + level);
		}
	}

	static AgentProfile usual(StaffId agent) {
		return new AgentProfile(agent, new TreeMap<>(Map.of()), Optional.empty(), Instant.EPOCH);
	}

}

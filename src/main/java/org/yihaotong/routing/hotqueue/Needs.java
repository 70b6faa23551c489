package org.yihaotong.routing.hotqueue;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * What an agent must be able to do to be offered a contact.
 *
 * @param levels skills with the lowest level that will do
 * @param agent who it has to be, empty for anybody
 */
public record Needs(SortedMap<Skill, Integer> levels, Optional<StaffId> agent) {

	/** Anybody will do. */
	public static final Needs NONE = new Needs(new TreeMap<>(), Optional.empty());

	private static final String AGENT = "agent:";

	public Needs {
		levels = new TreeMap<>(levels);
	}

	public static Needs of(Map<Skill, Integer> levels) {
		return new Needs(new TreeMap<>(levels), Optional.empty());
	}

	/**
	 * Returns the same skills, of one agent.
	 * @param who the agent
	 * @return the needs
	 */
	public Needs by(StaffId who) {
		return new Needs(this.levels, Optional.of(who));
	}

	/**
	 * Tells whether anybody will do.
	 * @return whether nothing is needed
	 */
	public boolean isNone() {
		return this.levels.isEmpty() && this.agent.isEmpty();
	}

	/**
	 * Tells whether an agent will do.
	 * @param who the agent
	 * @param skills what the agent can do, with levels
	 * @return whether all that is needed is there
	 */
	public boolean metBy(StaffId who, Map<Skill, Integer> skills) {
		return this.agent.filter((one) -> !one.equals(who)).isEmpty() && this.levels.entrySet()
			.stream()
			.allMatch((need) -> skills.getOrDefault(need.getKey(), 0) >= need.getValue());
	}

	static Needs parse(String text) {
		SortedMap<Skill, Integer> levels = new TreeMap<>();
		Optional<StaffId> agent = Optional.empty();
		for (String term : text.split(",")) {
			int at = term.indexOf('>');
			if (term.startsWith(AGENT)) {
				agent = Optional.of(new StaffId(Long.parseLong(term.substring(AGENT.length(), at))));
			}
			else if (at > 0) {
				levels.put(new Skill(term.substring(0, at)), Integer.valueOf(term.substring(at + 1)));
			}
		}
		return new Needs(levels, agent);
	}

	/** The form that the scripts read: {@code agent:7>1,lang:mn>2}. */
	@Override
	public String toString() {
		return Stream
			.concat(this.agent.stream().map((who) -> AGENT + who + ">1"),
					this.levels.entrySet().stream().map((need) -> need.getKey() + ">" + need.getValue()))
			.collect(Collectors.joining(","));
	}

}

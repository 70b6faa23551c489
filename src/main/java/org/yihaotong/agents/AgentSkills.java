package org.yihaotong.agents;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * What the agents can do.
 */
public interface AgentSkills {

	/**
	 * Tells what an agent can do.
	 * @param agent who
	 * @return no skills and the usual capacity when nothing was set
	 */
	AgentProfile profile(StaffId agent);

	/**
	 * Tells what agents can do.
	 * @param agents who
	 * @return those for whom something was set
	 */
	List<AgentProfile> profiles(Collection<StaffId> agents);

	/**
	 * Lists all agents for whom something was set.
	 * @return in the order of their identifiers
	 */
	List<AgentProfile> all();

	/**
	 * Tells since when what the agents can do is as it is.
	 * @return by agent, those for whom something was set
	 */
	Map<StaffId, Instant> versions();

	/**
	 * Tells who belongs to the skill groups.
	 * @return the agents of each that has any, at work or not
	 */
	SortedMap<Skill, Set<StaffId>> groups();

	/**
	 * Tells whether anybody has a skill, at work or not.
	 * @param skill which
	 * @return false if no agent can do that
	 */
	boolean known(Skill skill);

	/**
	 * Sets what an agent can do, from the next contact on; what the agent has already
	 * stays.
	 * @param agent who
	 * @param skills what was learnt, with levels
	 * @param capacity how much at once; empty for the usual
	 * @return what is known now
	 */
	AgentProfile set(StaffId agent, Map<Skill, Integer> skills, Optional<Capacity> capacity);

}

package org.yihaotong.routing;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.Capacity;
import org.yihaotong.platform.StaffId;

/**
 * How much each agent may have at once.
 */
@Component
class Capacities {

	private final AgentSkills skills;

	private final RoutingProperties rules;

	Capacities(AgentSkills skills, RoutingProperties rules) {
		this.skills = skills;
		this.rules = rules;
	}

	Map<StaffId, Capacity> of(Collection<StaffId> agents) {
		if (agents.isEmpty()) {
			return Map.of();
		}
		Map<StaffId, Capacity> capacities = agents.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), (agent) -> this.rules.capacity()));
		this.skills.profiles(agents)
			.forEach((profile) -> profile.capacity().ifPresent((own) -> capacities.put(profile.agent(), own)));
		return capacities;
	}

}

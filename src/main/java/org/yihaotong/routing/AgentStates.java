package org.yihaotong.routing;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.StaffId;

/**
 * Reads how an agent stands.
 */
@Component
class AgentStates {

	private final AgentDesk agents;

	private final Reservations reservations;

	AgentStates(AgentDesk agents, Reservations reservations) {
		this.agents = agents;
		this.reservations = reservations;
	}

	AgentState of(StaffId agent) {
		return AgentState.of(this.agents.status(agent), this.reservations.openOf(agent));
	}

}

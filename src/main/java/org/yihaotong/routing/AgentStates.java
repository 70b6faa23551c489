package org.yihaotong.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

	private final ObjectProvider<TalkPicture> talks;

	AgentStates(AgentDesk agents, Reservations reservations, ObjectProvider<TalkPicture> talks) {
		this.agents = agents;
		this.reservations = reservations;
		this.talks = talks;
	}

	private @Nullable Object talk(Reservation reservation) {
		TalkPicture picture = this.talks.getIfAvailable();
		return (picture == null || !reservation.voice()) ? null
				: picture.of(reservation.contact(), reservation.agent()).orElse(null);
	}

	AgentState of(StaffId agent) {
		return AgentState.of(this.agents.status(agent), this.reservations.openOf(agent), this::talk);
	}

}

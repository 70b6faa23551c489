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

	private final CallBacks callBacks;

	private final CallBackProperties rules;

	AgentStates(AgentDesk agents, Reservations reservations, ObjectProvider<TalkPicture> talks, CallBacks callBacks,
			CallBackProperties rules) {
		this.agents = agents;
		this.reservations = reservations;
		this.talks = talks;
		this.callBacks = callBacks;
		this.rules = rules;
	}

	private @Nullable Object talk(Reservation reservation) {
		TalkPicture picture = this.talks.getIfAvailable();
		return (picture == null || !reservation.voice()) ? null
				: picture.of(reservation.contact(), reservation.agent()).orElse(null);
	}

	private AgentState.@Nullable CalledBack calledBack(Reservation reservation) {
		return !reservation.voice() ? null
				: this.callBacks.find(reservation.contact())
					.filter((found) -> found.waits() || found.state() == CallBack.State.CONNECTED)
					.map((found) -> new AgentState.CalledBack(found.number().masked(), found.attempt(reservation.id()),
							this.rules.attempts(), found.origin() == CallBack.Origin.MISSED))
					.orElse(null);
	}

	AgentState of(StaffId agent) {
		return AgentState.of(this.agents.status(agent), this.reservations.openOf(agent), this::talk, this::calledBack);
	}

}

package org.yihaotong.routing;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Next;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.StaffId;

/**
 * Pauses and shift ends of agents who may have something in hand: it is finished first.
 */
@Component
class ShiftDesk {

	private final AgentDesk agents;

	private final Reservations reservations;

	private final ReservationDesk desk;

	private final AgentDuty duty;

	ShiftDesk(AgentDesk agents, Reservations reservations, ReservationDesk desk, AgentDuty duty) {
		this.agents = agents;
		this.reservations = reservations;
		this.desk = desk;
		this.duty = duty;
	}

	/**
	 * Pauses an agent: at once without anything in hand, else afterwards.
	 * @param agent who
	 * @param reason why
	 * @param now whether letters and messages in hand shall not be waited for; a call
	 * always is
	 */
	void pause(StaffId agent, PauseReason reason, boolean now) {
		AgentStatus status = this.agents.status(agent);
		List<Reservation> open = this.reservations.openOf(agent);
		boolean free = open.isEmpty() || (now && open.stream().noneMatch(Reservation::voice));
		if (free || status.presence() == Presence.PAUSED) {
			this.agents.pause(agent, reason);
			return;
		}
		this.agents.finishing(agent, Next.PAUSED, Optional.of(reason));
		this.duty.settle(agent);
	}

	/**
	 * Ends a shift: at once without anything in hand, else afterwards; does nothing
	 * without a shift.
	 * @param agent who
	 * @param now whether letters and messages shall go back to the queue; a talk always
	 * goes on to its end
	 */
	void end(StaffId agent, boolean now) {
		if (this.agents.status(agent).presence() == Presence.OFFLINE) {
			return;
		}
		if (this.reservations.openOf(agent).isEmpty()) {
			this.agents.signOut(agent);
			return;
		}
		this.agents.finishing(agent, Next.OFFLINE, Optional.empty());
		if (now) {
			this.desk.rescind(agent);
		}
		this.duty.settle(agent);
	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentNotice;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.AgentsProperties;
import org.yihaotong.agents.NoShift;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.agents.WrapUpRule.Kind;
import org.yihaotong.platform.StaffId;

/**
 * What follows for an agent from what became of the agent's reservations: the pause after
 * missed offers and the return from it, and what a finishing agent waits for. What is
 * stored is the truth; a sweep finds what no event has brought about.
 */
@Component
class AgentDuty {

	private static final Logger logger = LoggerFactory.getLogger(AgentDuty.class);

	private final AgentDesk agents;

	private final Reservations reservations;

	private final OfferCounts counts;

	private final Seats seats;

	private final AgentNotices notices;

	private final Deadlines deadlines;

	private final AgentsProperties rules;

	private final Clock clock;

	AgentDuty(AgentDesk agents, Reservations reservations, OfferCounts counts, Seats seats, AgentNotices notices,
			Deadlines deadlines, AgentsProperties rules, Clock clock) {
		this.agents = agents;
		this.reservations = reservations;
		this.counts = counts;
		this.seats = seats;
		this.notices = notices;
		this.deadlines = deadlines;
		this.rules = rules;
		this.clock = clock;
	}

	/** An offer was not answered: after so many in a row the agent is paused. */
	void missed(Reservation offer) {
		StaffId agent = offer.agent();
		AgentStatus status = this.agents.status(agent);
		if (status.presence() != Presence.READY) {
			return;
		}
		int inARow = this.counts.missedInARow(agent, status.since());
		if (inARow < this.rules.missedBeforePause()) {
			return;
		}
		try {
			this.notices.missed(agent, offer.contact(), inARow);
			pause(agent);
		}
		catch (NoShift ex) {
			logger.debug("Agent {} has left meanwhile", agent);
		}
	}

	private void pause(StaffId agent) {
		Duration length = this.rules.missedReturn();
		if (length.isZero()) {
			this.agents.pause(agent, PauseReason.MISSED_OFFER);
			return;
		}
		Instant until = this.clock.instant().plus(length);
		this.agents.pauseUntil(agent, PauseReason.MISSED_OFFER, until);
		this.deadlines.later(until, agent, () -> returned(agent));
	}

	/** A softphone that nobody can call gets no contact again and again. */
	private void returned(StaffId agent) {
		boolean away = this.agents.status(agent)
			.seat()
			.flatMap((seat) -> this.seats.find(seat, this.clock.instant()))
			.filter((seat) -> !seat.reachable())
			.isPresent();
		if (!away) {
			this.agents.returned(agent)
				.ifPresent((status) -> this.notices.happened(agent, AgentNotice.Kind.RETURNED, Optional.empty()));
		}
	}

	/** Begins what a finishing agent waits for, once nothing is in hand any more. */
	void settle(StaffId agent) {
		if (this.agents.isFinishing(agent) && this.reservations.openOf(agent).isEmpty()) {
			this.agents.finished(agent);
		}
	}

	/** A wrap-up that its agent should have ended has come to its limit. */
	void wrapUpRanOut(Reservation work, Optional<WrapUps.WrapUp> wrapUp) {
		wrapUp.filter((ended) -> ended.kind() == Kind.MANDATORY)
			.ifPresent((ended) -> this.notices.happened(work.agent(), AgentNotice.Kind.WRAP_UP_LIMIT,
					Optional.of(work.contact())));
	}

	@Scheduled(fixedDelayString = "${yihaotong.routing.reconcile-every:2s}",
			initialDelayString = "${yihaotong.routing.reconcile-every:2s}")
	void sweep() {
		this.agents.all()
			.stream()
			.filter((status) -> status.presence() == Presence.FINISHING)
			.forEach((status) -> settle(status.agent()));
		this.agents.dueToReturn().forEach(this::returned);
	}

}

package org.yihaotong.agents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Moves agents between seats. Everything that is told of a seat is told by the agent's
 * status, so a move is a change of it.
 */
@Component
class HotDesks implements SeatDesk {

	private final SeatPlan plan;

	private final Shifts shifts;

	private final AgentDesk agents;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	HotDesks(SeatPlan plan, Shifts shifts, AgentDesk agents, ApplicationEventPublisher events, Clock clock) {
		this.plan = plan;
		this.shifts = shifts;
		this.agents = agents;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public List<Standing> all() {
		Map<Seat, StaffId> taken = this.plan.taken();
		return Stream.concat(this.plan.seats().stream(), taken.keySet().stream())
			.distinct()
			.sorted((one, other) -> one.value().compareTo(other.value()))
			.map((seat) -> new Standing(seat, Optional.ofNullable(taken.get(seat))))
			.toList();
	}

	@Override
	@Transactional
	public AgentStatus move(StaffId agent, Seat seat) {
		Spell spell = this.shifts.lockCurrent(agent).orElseThrow(() -> new NoShift(agent));
		if (spell.choice().presence() != Presence.PAUSED) {
			throw DeskRefused.seatWhileReady();
		}
		Seat wanted = this.plan.wanted(agent, Optional.of(seat)).orElseThrow();
		if (spell.seat().equals(Optional.of(wanted))) {
			return this.agents.status(agent);
		}
		StaffId holder = this.plan.taken().get(wanted);
		if (holder != null) {
			throw this.plan.taken(Optional.of(wanted));
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (!this.plan.move(agent, wanted, now)) {
			throw DeskRefused.seatTaken(wanted, "");
		}
		// A new spell: news of an agent are told apart by the time since which they are
		// so.
		this.shifts.leave(agent, now);
		this.shifts.present(agent, spell.choice(), now);
		AgentStatus status = this.agents.status(agent);
		this.events.publishEvent(new AgentChanged(status));
		return status;
	}

	@Override
	public Optional<StaffId> at(Seat seat, Instant when) {
		return this.plan.at(seat, when);
	}

}

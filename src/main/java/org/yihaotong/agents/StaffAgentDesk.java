package org.yihaotong.agents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.agents.AgentStatus.Next;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Spell.Choice;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Keeps shifts and presence in PostgreSQL.
 */
@Component
class StaffAgentDesk implements AgentDesk {

	private final Shifts shifts;

	private final SeatPlan plan;

	private final AgentTabs tabs;

	private final StaffDirectory staff;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	StaffAgentDesk(Shifts shifts, SeatPlan plan, AgentTabs tabs, StaffDirectory staff, ApplicationEventPublisher events,
			Clock clock) {
		this.shifts = shifts;
		this.plan = plan;
		this.tabs = tabs;
		this.staff = staff;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public AgentStatus signIn(StaffId agent, Optional<Seat> wanted) {
		if (this.shifts.lockCurrent(agent).isPresent()) {
			return status(agent);
		}
		Instant now = now();
		Optional<Seat> seat = this.plan.wanted(agent, wanted);
		if (!this.shifts.begin(agent, seat, now)) {
			// Two requests of one agent at once: the other one has begun the shift.
			return this.shifts.lockCurrent(agent).map(this::status).orElseThrow(() -> this.plan.taken(seat));
		}
		seat.ifPresent((taken) -> this.plan.sits(agent, taken, now));
		this.shifts.present(agent, Choice.paused(PauseReason.STARTING), now);
		return changed(agent);
	}

	@Override
	@Transactional
	public AgentStatus ready(StaffId agent) {
		return present(agent, Choice.READY);
	}

	@Override
	@Transactional
	public AgentStatus pause(StaffId agent, PauseReason reason) {
		return present(agent, Choice.paused(reason));
	}

	@Override
	@Transactional
	public AgentStatus pauseUntil(StaffId agent, PauseReason reason, Instant returnsAt) {
		return present(agent, Choice.pausedUntil(reason, returnsAt));
	}

	@Override
	@Transactional
	public AgentStatus finishing(StaffId agent, Next next, Optional<PauseReason> reason) {
		return present(agent, switch (next) {
			case PAUSED -> Choice.pauseAfterwards(reason.orElseThrow(DeskRefused::pauseReason));
			case OFFLINE -> Choice.HOME_AFTERWARDS;
		});
	}

	private AgentStatus present(StaffId agent, Choice choice) {
		Spell current = this.shifts.lockCurrent(agent).orElseThrow(() -> new NoShift(agent));
		if (current.choice().equals(choice)) {
			return status(agent);
		}
		return become(agent, choice);
	}

	private AgentStatus become(StaffId agent, Choice choice) {
		Instant now = now();
		this.shifts.leave(agent, now);
		this.shifts.present(agent, choice, now);
		return changed(agent);
	}

	@Override
	@Transactional
	public Optional<AgentStatus> returned(StaffId agent) {
		Instant now = now();
		return this.shifts.lockCurrent(agent)
			.flatMap((spell) -> spell.choice().returnsAt())
			.filter((at) -> !at.isAfter(now))
			.map((at) -> become(agent, Choice.READY));
	}

	@Override
	public List<StaffId> dueToReturn() {
		return this.shifts.due(now());
	}

	@Override
	@Transactional
	public Optional<AgentStatus> finished(StaffId agent) {
		Optional<Choice> choice = this.shifts.lockCurrent(agent).map(Spell::choice);
		return choice.flatMap(Choice::next).map((next) -> switch (next) {
			case PAUSED -> become(agent, Choice.paused(choice.flatMap(Choice::pauseReason).orElseThrow()));
			case OFFLINE -> ended(agent);
		});
	}

	@Override
	@Transactional
	public AgentStatus takeBack(StaffId agent) {
		return this.shifts.lockCurrent(agent)
			.filter((spell) -> spell.choice().presence() == Presence.FINISHING)
			.map((spell) -> become(agent, this.shifts.beforeFinishing(agent).orElse(Choice.READY)))
			.orElseThrow(DeskRefused::nothingPending);
	}

	@Override
	@Transactional
	public AgentStatus signOut(StaffId agent) {
		return this.shifts.lockCurrent(agent).isEmpty() ? status(agent) : ended(agent);
	}

	private AgentStatus ended(StaffId agent) {
		Instant now = now();
		this.shifts.leave(agent, now);
		this.plan.rises(agent, now);
		this.shifts.end(agent, now);
		this.tabs.forget(agent);
		return changed(agent);
	}

	private AgentStatus changed(StaffId agent) {
		AgentStatus status = status(agent);
		this.events.publishEvent(new AgentChanged(status));
		return status;
	}

	@Override
	public AgentStatus status(StaffId agent) {
		Spell spell = this.shifts.latest(agent).orElseGet(() -> Spell.never(agent));
		return status(spell);
	}

	@Override
	public List<AgentStatus> all() {
		List<Spell> spells = this.shifts.current();
		// One look at the accounts for all of them.
		Map<StaffId, String> names = this.staff.find(spells.stream().map(Spell::agent).toList())
			.stream()
			.collect(Collectors.toMap(StaffMember::id, StaffMember::displayName));
		return spells.stream().map((spell) -> status(spell, names.getOrDefault(spell.agent(), ""))).toList();
	}

	@Override
	public Map<StaffId, Optional<Seat>> ready() {
		return this.shifts.ready();
	}

	@Override
	public boolean isFinishing(StaffId agent) {
		return this.shifts.isFinishing(agent);
	}

	@Override
	public Optional<Instant> shiftBegan(StaffId agent) {
		return this.shifts.beganAt(agent);
	}

	private AgentStatus status(Spell spell) {
		return status(spell, this.staff.find(spell.agent()).map(StaffMember::displayName).orElse(""));
	}

	private static AgentStatus status(Spell spell, String name) {
		Choice choice = spell.choice();
		return new AgentStatus(spell.agent(), name, spell.seat(), choice.presence(), choice.pauseReason(),
				spell.since(), choice.next(), choice.returnsAt());
	}

	/** PostgreSQL keeps microseconds: what is answered now and read later is the same. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}

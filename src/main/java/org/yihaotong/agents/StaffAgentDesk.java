package org.yihaotong.agents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.StaffId;

/**
 * Keeps shifts and presence in PostgreSQL.
 */
@Component
class StaffAgentDesk implements AgentDesk {

	private final Shifts shifts;

	private final StaffDirectory staff;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	StaffAgentDesk(Shifts shifts, StaffDirectory staff, ApplicationEventPublisher events, Clock clock) {
		this.shifts = shifts;
		this.staff = staff;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public AgentStatus signIn(StaffId agent) {
		Instant now = now();
		if (!this.shifts.begin(agent, now)) {
			return status(agent);
		}
		this.shifts.present(agent, Presence.PAUSED, Optional.of(PauseReason.STARTING), now);
		return changed(agent);
	}

	@Override
	@Transactional
	public AgentStatus ready(StaffId agent) {
		return present(agent, Presence.READY, Optional.empty());
	}

	@Override
	@Transactional
	public AgentStatus pause(StaffId agent, PauseReason reason) {
		return present(agent, Presence.PAUSED, Optional.of(reason));
	}

	private AgentStatus present(StaffId agent, Presence presence, Optional<PauseReason> reason) {
		Spell current = this.shifts.lockCurrent(agent).orElseThrow(() -> new NoShift(agent));
		if (current.presence() == presence && current.pauseReason().equals(reason)) {
			return status(agent);
		}
		this.shifts.leave(agent, now());
		this.shifts.present(agent, presence, reason, now());
		return changed(agent);
	}

	@Override
	@Transactional
	public AgentStatus signOut(StaffId agent) {
		if (this.shifts.lockCurrent(agent).isEmpty()) {
			return status(agent);
		}
		Instant now = now();
		this.shifts.leave(agent, now);
		this.shifts.end(agent, now);
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
		return this.shifts.current().stream().map(this::status).toList();
	}

	private AgentStatus status(Spell spell) {
		Optional<StaffMember> member = this.staff.find(spell.agent());
		return new AgentStatus(spell.agent(), member.map(StaffMember::displayName).orElse(""),
				member.flatMap(StaffMember::seat), spell.presence(), spell.pauseReason(), spell.since());
	}

	/** PostgreSQL keeps microseconds: what is answered now and read later is the same. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}

package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentNotice.Kind;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.AgentsProperties;
import org.yihaotong.agents.NoShift;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.agents.PauseReasons;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * What a supervisor sees of the agents at work and changes for them. Each change is
 * audited, and the agent is told.
 */
@RestController
@RequestMapping("/api/agents")
class AgentOverrides {

	private static final int LONGEST_NOTE = 200;

	private final AgentDesk agents;

	private final ShiftDesk shifts;

	private final PauseReasons reasons;

	private final AgentNotices notices;

	private final AgentStates states;

	private final AgentStatePush push;

	private final AgentsProperties rules;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	AgentOverrides(AgentDesk agents, ShiftDesk shifts, PauseReasons reasons, AgentNotices notices, AgentStates states,
			AgentStatePush push, AgentsProperties rules, AuditLog audit, TransactionOperations transaction) {
		this.agents = agents;
		this.shifts = shifts;
		this.reasons = reasons;
		this.notices = notices;
		this.states = states;
		this.push = push;
		this.rules = rules;
		this.audit = audit;
		this.transaction = transaction;
	}

	@GetMapping
	List<AtWork> all() {
		Map<StaffId, OfferCounts.Counts> offers = this.states.offers();
		Map<StaffId, List<AgentState.Task>> tasks = this.states.tasks();
		return this.agents.all()
			.stream()
			.map((status) -> atWork(status, offers.getOrDefault(status.agent(), OfferCounts.Counts.NONE),
					tasks.getOrDefault(status.agent(), List.of())))
			.toList();
	}

	@PutMapping("/{id}/presence")
	AtWork presence(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable long id,
			@Valid @RequestBody Wanted wanted) {
		StaffId agent = working(id);
		String note = noted(wanted.note());
		switch (wanted.presence()) {
			case READY -> {
				this.agents.ready(agent);
				tell(principal, agent, Kind.SET_READY, Optional.empty(), note);
			}
			case PAUSED -> {
				PauseReason reason = this.reasons.chosen(wanted.reason());
				this.shifts.pause(agent, reason, Boolean.TRUE.equals(wanted.now()));
				tell(principal, agent, Kind.SET_PAUSED, Optional.of(reason), note);
			}
		}
		return atWork(this.agents.status(agent));
	}

	@DeleteMapping("/{id}/shift")
	AtWork endShift(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable long id,
			@RequestParam(defaultValue = "false") boolean now, @RequestParam(defaultValue = "") String note) {
		StaffId agent = working(id);
		String noted = noted(note);
		this.shifts.end(agent, now);
		tell(principal, agent, Kind.SET_SHIFT_END, Optional.empty(), noted);
		return atWork(this.agents.status(agent));
	}

	private StaffId working(long id) {
		if (id <= 0) {
			throw ReservationRefused.agentNotFound();
		}
		StaffId agent = new StaffId(id);
		if (this.agents.status(agent).presence() == Presence.OFFLINE) {
			throw new NoShift(agent);
		}
		return agent;
	}

	private static String noted(@Nullable String note) {
		String text = (note != null) ? note.strip() : "";
		if (text.length() > LONGEST_NOTE || text.chars().anyMatch(Character::isISOControl)) {
			throw ReservationRefused.note(LONGEST_NOTE);
		}
		return text;
	}

	private void tell(StaffPrincipal principal, StaffId agent, Kind kind, Optional<PauseReason> reason, String note) {
		StaffId supervisor = principal.member().id();
		String what = switch (kind) {
			case SET_READY -> "agent.set-ready";
			case SET_PAUSED -> "agent.set-paused";
			case SET_SHIFT_END -> "agent.set-shift-end";
			case PAUSED_MISSED, RETURNED, WRAP_UP_LIMIT -> throw new IllegalArgumentException(kind.name());
		};
		String why = reason.map((given) -> given.code() + (note.isEmpty() ? "" : ": " + note)).orElse(note);
		this.transaction.executeWithoutResult((status) -> {
			this.notices.done(agent, kind, supervisor, reason, note);
			this.audit.record(supervisor, what, "agent " + agent, why);
		});
		this.push.changed(agent);
	}

	private AtWork atWork(AgentStatus status) {
		return atWork(status, this.states.offers(status.agent()), this.states.tasks(status.agent()));
	}

	private AtWork atWork(AgentStatus status, OfferCounts.Counts offers, List<AgentState.Task> tasks) {
		return new AtWork(status.agent().value(), status.displayName(), status.seat().map(Seat::value).orElse(null),
				status.presence(), status.pauseReason().map(PauseReason::code).orElse(null), status.next().orElse(null),
				status.since(), status.returnsAt().orElse(null), offers,
				offers.rejected() >= this.rules.rejectedLimit(), tasks);
	}

	/**
	 * An agent at work.
	 *
	 * @param id who
	 * @param name what colleagues see
	 * @param seat the softphone
	 * @param presence what the agent chose
	 * @param pauseReason why paused, or why to be paused
	 * @param next what follows when a finishing agent has nothing in hand any more
	 * @param since when the presence began
	 * @param returnsAt when a pause ends by itself
	 * @param offers the offers of this shift that came to nothing
	 * @param rejectsTooOften whether the rejected ones have come to the limit
	 * @param reservations what is offered to the agent or with the agent; in the list of
	 * all agents without the parties of a talk and the attempts of a call-back
	 */
	record AtWork(long id, String name, @Nullable String seat, Presence presence, @Nullable String pauseReason,
			AgentStatus.@Nullable Next next, Instant since, @Nullable Instant returnsAt, OfferCounts.Counts offers,
			boolean rejectsTooOften, List<AgentState.Task> reservations) {
	}

	/**
	 * What a supervisor wants an agent to be.
	 *
	 * @param presence ready or paused
	 * @param reason why paused
	 * @param now whether letters and messages in hand shall not be waited for
	 * @param note what the agent is told, 200 signs at most
	 */
	record Wanted(@NotNull ShiftController.Chosen presence, @Nullable String reason, @Nullable Boolean now,
			@Nullable String note) {
	}

}

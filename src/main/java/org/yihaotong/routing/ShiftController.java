package org.yihaotong.routing;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.agents.AgentTabs;
import org.yihaotong.agents.PauseReasons;
import org.yihaotong.agents.SeatDesk;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * An agent's shift: its seat, its pauses, its end, and the page on which it is done.
 * Every answer is the state after it.
 */
@RestController
@RequestMapping("/api/agent")
class ShiftController {

	private final AgentDesk agents;

	private final ShiftDesk shifts;

	private final SeatDesk seats;

	private final PauseReasons reasons;

	private final AgentNotices notices;

	private final AgentTabs tabs;

	private final AgentStates states;

	private final AgentStatePush push;

	ShiftController(AgentDesk agents, ShiftDesk shifts, SeatDesk seats, PauseReasons reasons, AgentNotices notices,
			AgentTabs tabs, AgentStates states, AgentStatePush push) {
		this.agents = agents;
		this.shifts = shifts;
		this.seats = seats;
		this.reasons = reasons;
		this.notices = notices;
		this.tabs = tabs;
		this.states = states;
		this.push = push;
	}

	@PostMapping("/tab")
	AgentState claimTab(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request) {
		TabKey key = TabKey.of(request);
		this.tabs.claim(agent(principal), Optional.ofNullable(key.tab()).orElse(""), key.session());
		this.push.changed(agent(principal));
		return state(principal, request);
	}

	@PostMapping("/shift")
	AgentState beginShift(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request,
			@RequestBody(required = false) @Nullable WantedSeat wanted) {
		this.agents.signIn(agent(principal), Optional.ofNullable(wanted).flatMap(WantedSeat::given));
		return state(principal, request);
	}

	@DeleteMapping("/shift")
	AgentState endShift(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request,
			@RequestParam(defaultValue = "false") boolean now) {
		this.shifts.end(agent(principal), now);
		return state(principal, request);
	}

	@PutMapping("/seat")
	AgentState seat(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request,
			@RequestBody WantedSeat wanted) {
		this.seats.move(agent(principal), wanted.given().orElseThrow(ReservationRefused::noSeatNamed));
		return state(principal, request);
	}

	@PutMapping("/presence")
	AgentState presence(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request,
			@Valid @RequestBody Choice choice) {
		StaffId agent = agent(principal);
		switch (choice.presence()) {
			case READY -> this.agents.ready(agent);
			case PAUSED -> this.shifts.pause(agent, this.reasons.chosen(choice.reason()), choice.atOnce());
		}
		return state(principal, request);
	}

	@DeleteMapping("/pending")
	AgentState takeBack(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request) {
		this.agents.takeBack(agent(principal));
		return state(principal, request);
	}

	@DeleteMapping("/notices/{id}")
	AgentState read(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request,
			@PathVariable long id) {
		this.notices.read(agent(principal), id);
		return state(principal, request);
	}

	private AgentState state(StaffPrincipal principal, HttpServletRequest request) {
		return this.states.of(agent(principal), TabKey.of(request));
	}

	private static StaffId agent(StaffPrincipal principal) {
		return principal.member().id();
	}

	/**
	 * Where an agent wants to sit.
	 *
	 * @param seat four digits; the seat of the account when not given
	 */
	record WantedSeat(@Nullable String seat) {

		Optional<Seat> given() {
			if (this.seat == null) {
				return Optional.empty();
			}
			try {
				return Optional.of(new Seat(this.seat));
			}
			catch (IllegalArgumentException ex) {
				throw ReservationRefused.noSeatNamed();
			}
		}

	}

	/** What an agent may choose to be. */
	enum Chosen {

		READY, PAUSED

	}

	/**
	 * An agent's choice.
	 *
	 * @param presence ready or paused
	 * @param reason why paused
	 * @param now whether letters and messages in hand shall not be waited for
	 */
	record Choice(@NotNull Chosen presence, @Nullable String reason, @Nullable Boolean now) {

		boolean atOnce() {
			return Boolean.TRUE.equals(this.now);
		}

	}

}

package org.yihaotong.routing;

import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.StaffId;

/**
 * What an agent does at the desk. Every answer is the state after it, because a screen
 * shows nothing else.
 */
@RestController
@RequestMapping("/api/agent")
class AgentController {

	/** The others are given by the system. */
	private static final Set<PauseReason> CHOOSABLE = Set.of(PauseReason.BREAK, PauseReason.MEAL, PauseReason.TRAINING,
			PauseReason.TECHNICAL);

	private final AgentDesk agents;

	private final AgentWork work;

	private final AgentStates states;

	AgentController(AgentDesk agents, AgentWork work, AgentStates states) {
		this.agents = agents;
		this.work = work;
		this.states = states;
	}

	@GetMapping("/state")
	AgentState state(@AuthenticationPrincipal StaffPrincipal principal) {
		return this.states.of(agent(principal));
	}

	@PostMapping("/shift")
	AgentState beginShift(@AuthenticationPrincipal StaffPrincipal principal) {
		this.agents.signIn(agent(principal));
		return state(principal);
	}

	@DeleteMapping("/shift")
	AgentState endShift(@AuthenticationPrincipal StaffPrincipal principal) {
		this.agents.signOut(agent(principal));
		return state(principal);
	}

	@PutMapping("/presence")
	AgentState presence(@AuthenticationPrincipal StaffPrincipal principal, @Valid @RequestBody Choice choice) {
		switch (choice.presence()) {
			case READY -> this.agents.ready(agent(principal));
			case PAUSED -> this.agents.pause(agent(principal), choice.reasonGiven());
		}
		return state(principal);
	}

	@PostMapping("/reservations/{id}/accept")
	AgentState accept(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.work.accept(agent(principal), id);
		return state(principal);
	}

	@PostMapping("/reservations/{id}/reject")
	AgentState reject(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.work.reject(agent(principal), id);
		return state(principal);
	}

	@PostMapping("/reservations/{id}/complete")
	AgentState complete(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.work.complete(agent(principal), id);
		return state(principal);
	}

	@PostMapping("/reservations/{id}/hangup")
	AgentState hangUp(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.work.hangUp(agent(principal), id);
		return state(principal);
	}

	private static StaffId agent(StaffPrincipal principal) {
		return principal.member().id();
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
	 */
	record Choice(@NotNull Chosen presence, @Nullable PauseReason reason) {

		PauseReason reasonGiven() {
			if (this.reason == null || !CHOOSABLE.contains(this.reason)) {
				throw ReservationRefused.pauseReason();
			}
			return this.reason;
		}

	}

}

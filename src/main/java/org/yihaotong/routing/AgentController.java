package org.yihaotong.routing;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.StaffId;

/**
 * What an agent does with the contacts at the desk. Every answer is the state after it,
 * because a screen shows nothing else.
 */
@RestController
@RequestMapping("/api/agent")
class AgentController {

	private final AgentWork work;

	private final AgentStates states;

	AgentController(AgentWork work, AgentStates states) {
		this.work = work;
		this.states = states;
	}

	@GetMapping("/state")
	AgentState state(@AuthenticationPrincipal StaffPrincipal principal, HttpServletRequest request) {
		return this.states.of(agent(principal), TabKey.of(request));
	}

	@PostMapping("/reservations/{id}/accept")
	AgentState accept(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			HttpServletRequest request) {
		this.work.accept(agent(principal), id);
		return state(principal, request);
	}

	@PostMapping("/reservations/{id}/reject")
	AgentState reject(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			HttpServletRequest request) {
		this.work.reject(agent(principal), id);
		return state(principal, request);
	}

	@PostMapping("/reservations/{id}/complete")
	AgentState complete(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			HttpServletRequest request) {
		this.work.complete(agent(principal), id);
		return state(principal, request);
	}

	@PostMapping("/reservations/{id}/extend")
	AgentState extend(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			HttpServletRequest request) {
		this.work.extend(agent(principal), id);
		return state(principal, request);
	}

	@PostMapping("/reservations/{id}/hangup")
	AgentState hangUp(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			HttpServletRequest request) {
		this.work.hangUp(agent(principal), id);
		return state(principal, request);
	}

	private static StaffId agent(StaffPrincipal principal) {
		return principal.member().id();
	}

}

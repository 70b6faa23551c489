package org.yihaotong.talk;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.platform.StaffId;

/**
 * What an agent does with a talk. Nothing is answered but that it was done: the state
 * comes over the agent's socket.
 */
@RestController
@RequestMapping("/api/agent")
class TalkController {

	private final TalkDesk desk;

	private final AgentDesk agents;

	private final Directory directory;

	private final Groups groups;

	private final TalkProperties rules;

	TalkController(TalkDesk desk, AgentDesk agents, Directory directory, Groups groups, TalkProperties rules) {
		this.desk = desk;
		this.agents = agents;
		this.directory = directory;
		this.groups = groups;
		this.rules = rules;
	}

	@GetMapping("/talk-targets")
	Targets targets(@AuthenticationPrincipal StaffPrincipal principal) {
		List<Colleague> colleagues = this.agents.all()
			.stream()
			.filter((status) -> !status.agent().equals(agent(principal)) && status.seat().isPresent())
			.map((status) -> new Colleague(status.agent().value(), status.displayName(),
					status.presence() == AgentStatus.Presence.READY))
			.toList();
		List<Unit> units = this.directory.all()
			.stream()
			.map((entry) -> new Unit(entry.code(), entry.nameZh(), entry.nameEn()))
			.toList();
		List<Unit> emergencies = this.rules.emergencies()
			.stream()
			.map((service) -> new Unit(service.service(), service.nameZh(), service.nameEn()))
			.toList();
		List<Group> known = this.groups.all()
			.stream()
			.map((group) -> new Group(group.skill().name(), group.atWork(), group.ready()))
			.toList();
		return new Targets(colleagues, known, units, emergencies);
	}

	@PostMapping("/talks/{id}/hold")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void hold(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.hold(agent(principal), id);
	}

	@PostMapping("/talks/{id}/resume")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void resume(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.resume(agent(principal), id);
	}

	@PutMapping("/talks/{id}/muted")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void muted(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id, @RequestBody Muted body) {
		this.desk.muted(agent(principal), id, body.muted());
	}

	@PutMapping("/talks/{id}/transcript")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void transcript(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id, @RequestBody On body) {
		this.desk.transcribed(agent(principal), id, body.on());
	}

	@PostMapping("/talks/{id}/recording/pause")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void pauseRecording(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.pauseRecording(agent(principal), id);
	}

	@PostMapping("/talks/{id}/recording/resume")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void resumeRecording(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.resumeRecording(agent(principal), id);
	}

	@PostMapping("/talks/{id}/emergency")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void emergency(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			@Valid @RequestBody Service body) {
		this.desk.emergency(agent(principal), id, body.service());
	}

	@PostMapping("/talks/{id}/briefing")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void briefing(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			@Valid @RequestBody Service body) {
		this.desk.brief(agent(principal), id, body.service());
	}

	@PostMapping("/talks/{id}/consult")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void consult(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			@Valid @RequestBody Target body) {
		this.desk.consult(agent(principal), id, body.target());
	}

	@PostMapping("/talks/{id}/conference")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void conference(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.conference(agent(principal), id);
	}

	@PostMapping("/talks/{id}/complete")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void complete(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.complete(agent(principal), id);
	}

	@PostMapping("/talks/{id}/cancel")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id) {
		this.desk.cancel(agent(principal), id);
	}

	@PostMapping("/talks/{id}/transfer")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void transfer(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable UUID id,
			@Valid @RequestBody Target body) {
		this.desk.transfer(agent(principal), id, body.target());
	}

	private static StaffId agent(StaffPrincipal principal) {
		return principal.member().id();
	}

	record Muted(boolean muted) {
	}

	record On(boolean on) {
	}

	record Service(@NotNull @Size(max = 6) String service) {
	}

	/**
	 * Whom to call or to pass the talk on to.
	 *
	 * @param kind which list
	 * @param id the entry
	 */
	record Target(TalkTarget.@NotNull Kind kind, @Nullable @Size(max = 20) String id) {

		TalkTarget target() {
			return new TalkTarget(this.kind, (this.id != null) ? this.id : "");
		}

	}

	/**
	 * Whom a talk can be passed on to.
	 *
	 * @param colleagues agents at work
	 * @param groups skill groups that have agents
	 * @param directory departments with a number
	 * @param emergencies emergency services
	 */
	record Targets(List<Colleague> colleagues, List<Group> groups, List<Unit> directory, List<Unit> emergencies) {
	}

	/**
	 * An agent at work.
	 *
	 * @param id the account
	 * @param name what colleagues see
	 * @param ready whether the agent takes contacts
	 */
	record Colleague(long id, String name, boolean ready) {
	}

	/**
	 * A skill group.
	 *
	 * @param group its name, a utility's code in small letters
	 * @param atWork how many of its agents are at work
	 * @param ready how many take contacts
	 */
	record Group(String group, int atWork, int ready) {
	}

	/**
	 * An entry of a list.
	 *
	 * @param code its key
	 * @param nameZh its name
	 * @param nameEn its name in English
	 */
	record Unit(String code, String nameZh, String nameEn) {
	}

}

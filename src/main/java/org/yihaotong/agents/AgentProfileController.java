package org.yihaotong.agents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * Shows supervisors what each agent can do, and lets them change it.
 */
@RestController
@RequestMapping("/api/agent-profiles")
class AgentProfileController {

	private final AgentSkills skills;

	private final StaffDirectory staff;

	private final AuditLog audit;

	AgentProfileController(AgentSkills skills, StaffDirectory staff, AuditLog audit) {
		this.skills = skills;
		this.staff = staff;
		this.audit = audit;
	}

	@GetMapping
	List<ProfileResponse> all() {
		Map<StaffId, AgentProfile> known = this.skills.all()
			.stream()
			.collect(Collectors.toMap(AgentProfile::agent, (profile) -> profile));
		return this.staff.withRole(Role.AGENT)
			.stream()
			.map((member) -> response(member, known.getOrDefault(member.id(), AgentProfile.usual(member.id()))))
			.toList();
	}

	@PutMapping("/{id}")
	ProfileResponse set(@PathVariable long id, @Valid @RequestBody ProfileForm form,
			@AuthenticationPrincipal StaffPrincipal principal) {
		StaffMember agent = this.staff.find(new StaffId(id))
			.filter((member) -> member.role() == Role.AGENT)
			.orElseThrow(DeskRefused::noAgent);
		AgentProfile set = this.skills.set(agent.id(), form.learnt(), form.capacity());
		this.audit.record(principal.member().id(), "agent.skills", agent.id().toString(), set.skills().toString());
		return response(agent, set);
	}

	private static ProfileResponse response(StaffMember agent, AgentProfile profile) {
		Map<String, Integer> skills = new TreeMap<>();
		profile.skills().forEach((skill, level) -> skills.put(skill.value(), level));
		return new ProfileResponse(agent.id().value(), agent.displayName(), skills,
				profile.capacity().map(Capacity::letters).orElse(null),
				profile.capacity().map(Capacity::messages).orElse(null));
	}

	/**
	 * What an agent can do, in the console.
	 *
	 * @param agent who
	 * @param name what colleagues see
	 * @param skills skills with levels
	 * @param letters letters at once; null for the usual
	 * @param messages messages at once; null for the usual
	 */
	record ProfileResponse(long agent, String name, Map<String, Integer> skills, @Nullable Integer letters,
			@Nullable Integer messages) {
	}

	/**
	 * What an agent shall be known to be able to do.
	 *
	 * @param skills skills with levels
	 * @param letters letters at once; null, with messages, for the usual
	 * @param messages messages at once
	 */
	record ProfileForm(
			@NotNull @Size(
					max = AgentProfile.MOST_SKILLS) Map<String, @NotNull @Min(1) @Max(Skill.BEST) Integer> skills,
			@Nullable @Min(0) @Max(Capacity.MOST) Integer letters,
			@Nullable @Min(0) @Max(Capacity.MOST) Integer messages) {

		Map<Skill, Integer> learnt() {
			Map<Skill, Integer> learnt = new TreeMap<>();
			this.skills.forEach((name, level) -> learnt.put(Skill.named(name), level));
			return learnt;
		}

		Optional<Capacity> capacity() {
			if (this.letters == null && this.messages == null) {
				return Optional.empty();
			}
			if (this.letters == null || this.messages == null) {
				throw DeskRefused.capacity();
			}
			return Optional.of(new Capacity(this.letters, this.messages));
		}

	}

}

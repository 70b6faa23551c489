package org.yihaotong.talk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentProfile;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * The skill groups that a talk may be passed on to: those that have agents.
 */
@Component
class Groups {

	private final AgentSkills skills;

	private final AgentDesk agents;

	Groups(AgentSkills skills, AgentDesk agents) {
		this.skills = skills;
		this.agents = agents;
	}

	/**
	 * A group.
	 *
	 * @param skill what its agents have
	 * @param atWork how many of them have a shift
	 * @param ready how many take contacts
	 */
	record Group(Skill skill, int atWork, int ready) {
	}

	Optional<Skill> find(String group) {
		String named = "group:" + group;
		return Optional.of(named).filter(Skill::isOne).map(Skill::new).filter(this.skills::known);
	}

	/** Lists them by name. */
	List<Group> all() {
		Map<StaffId, AgentStatus> atWork = this.agents.all()
			.stream()
			.filter((status) -> status.presence() != Presence.OFFLINE)
			.collect(Collectors.toMap(AgentStatus::agent, (status) -> status));
		Map<Skill, Group> groups = new TreeMap<>();
		for (AgentProfile profile : this.skills.all()) {
			Optional<AgentStatus> status = Optional.ofNullable(atWork.get(profile.agent()));
			int ready = status.filter((one) -> one.presence() == Presence.READY).isPresent() ? 1 : 0;
			for (Skill skill : groupsOf(profile)) {
				groups.merge(skill, new Group(skill, status.isPresent() ? 1 : 0, ready), Groups::sum);
			}
		}
		return List.copyOf(groups.values());
	}

	private static Set<Skill> groupsOf(AgentProfile profile) {
		return profile.skills().keySet().stream().filter(Skill::isGroup).collect(Collectors.toSet());
	}

	private static Group sum(Group first, Group second) {
		return new Group(first.skill(), first.atWork() + second.atWork(), first.ready() + second.ready());
	}

}

package org.yihaotong.talk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
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
		Set<StaffId> atWork = this.agents.all()
			.stream()
			.filter((status) -> status.presence() != Presence.OFFLINE)
			.map(AgentStatus::agent)
			.collect(Collectors.toSet());
		Set<StaffId> ready = this.agents.ready().keySet();
		return this.skills.groups()
			.entrySet()
			.stream()
			.map((group) -> new Group(group.getKey(), count(group.getValue(), atWork), count(group.getValue(), ready)))
			.toList();
	}

	private static int count(Set<StaffId> members, Set<StaffId> among) {
		return Math.toIntExact(members.stream().filter(among::contains).count());
	}

}

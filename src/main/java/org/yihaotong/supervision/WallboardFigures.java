package org.yihaotong.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.cases.CaseFigures;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.QueueFigures;
import org.yihaotong.routing.QueueFigures.Busy;
import org.yihaotong.routing.QueueFigures.GroupWaiting;
import org.yihaotong.supervision.Wallboard.AgentBusy;
import org.yihaotong.supervision.Wallboard.GroupNow;
import org.yihaotong.supervision.statistics.LiveDay;
import org.yihaotong.telephony.CallControl;

/**
 * Computes the wallboard: who waits and who works now from what the other modules have
 * stored, the figures of the day from the event log. The day is the city's.
 */
@Component
class WallboardFigures {

	private final QueueFigures queue;

	private final LiveDay day;

	private final LineDirectory lines;

	private final CaseFigures cases;

	private final AgentDesk agents;

	private final AgentSkills skills;

	private final CallControl calls;

	private final Clock clock;

	WallboardFigures(QueueFigures queue, LiveDay day, LineDirectory lines, CaseFigures cases, AgentDesk agents,
			AgentSkills skills, CallControl calls, Clock clock) {
		this.queue = queue;
		this.day = day;
		this.lines = lines;
		this.cases = cases;
		this.agents = agents;
		this.skills = skills;
		this.calls = calls;
		this.clock = clock;
	}

	Wallboard now() {
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, this.clock.getZone());
		Instant dayBegan = today.atStartOfDay(this.clock.getZone()).toInstant();
		Instant dayEnds = today.plusDays(1).atStartOfDay(this.clock.getZone()).toInstant();
		Map<Channel, Integer> waiting = forAll(Channel.class, 0);
		Map<Channel, Long> longest = forAll(Channel.class, 0L);
		this.queue.waiting().forEach((row) -> {
			waiting.put(row.channel(), row.count());
			longest.put(row.channel(), Math.max(0, Duration.between(row.oldest(), now).toSeconds()));
		});
		DayFigures figures = new DayFigures(this.day.now(), (line) -> this.lines.dialled(line).nameZh());
		Map<StaffId, AgentBusy> states = states();
		return new Wallboard(now, waiting, longest, counts(states.values()), groups(states, now), figures.today(),
				cases(now, dayBegan, dayEnds), figures.lines(), this.calls.connected(), this.calls.away());
	}

	/** Who left with work taken still does it, and is counted. */
	private Map<StaffId, AgentBusy> states() {
		Map<StaffId, AgentBusy> states = new HashMap<>();
		this.agents.all().forEach((agent) -> states.put(agent.agent(), idle(agent)));
		this.queue.busy().forEach((agent, work) -> states.put(agent, busyWith(work)));
		return states;
	}

	private static Map<AgentBusy, Integer> counts(Collection<AgentBusy> states) {
		Map<AgentBusy, Integer> counts = forAll(AgentBusy.class, 0);
		states.forEach((state) -> counts.merge(state, 1, Integer::sum));
		return counts;
	}

	private List<GroupNow> groups(Map<StaffId, AgentBusy> states, Instant now) {
		Map<Skill, Set<StaffId>> members = this.skills.groups();
		Map<Skill, GroupWaiting> waiting = this.queue.groups(now)
			.stream()
			.collect(Collectors.toMap(GroupWaiting::group, Function.identity()));
		return Stream.concat(members.keySet().stream(), waiting.keySet().stream())
			.distinct()
			.sorted()
			.map((group) -> group(group, present(members.getOrDefault(group, Set.of()), states),
					Optional.ofNullable(waiting.get(group)), now))
			.filter((group) -> group.waiting() > 0 || group.agents().values().stream().anyMatch((count) -> count > 0))
			.toList();
	}

	private static List<AgentBusy> present(Set<StaffId> members, Map<StaffId, AgentBusy> states) {
		return members.stream().filter(states::containsKey).map(states::get).toList();
	}

	private static GroupNow group(Skill group, List<AgentBusy> states, Optional<GroupWaiting> waiting, Instant now) {
		return new GroupNow(group.name(), counts(states), waiting.map(GroupWaiting::count).orElse(0),
				waiting.map((row) -> Math.max(0, Duration.between(row.oldest(), now).toSeconds())).orElse(0L));
	}

	private static AgentBusy busyWith(Busy work) {
		return switch (work) {
			case TALKING -> AgentBusy.TALKING;
			case OFFERED -> AgentBusy.OFFERED;
			case WRAPPING -> AgentBusy.WRAPPING;
			case WORKING -> AgentBusy.WORKING;
		};
	}

	private static AgentBusy idle(AgentStatus agent) {
		return (agent.presence() == Presence.READY) ? AgentBusy.READY : AgentBusy.PAUSED;
	}

	private Map<String, Integer> cases(Instant now, Instant dayBegan, Instant dayEnds) {
		CaseFigures.Counts counts = this.cases.counts(now, dayBegan, dayEnds);
		Map<String, Integer> all = new LinkedHashMap<>();
		counts.states().forEach((state, count) -> all.put(state.name(), count));
		all.put("dueToday", counts.dueToday());
		all.put("overdue", counts.overdue());
		return all;
	}

	private static <K extends Enum<K>, V> Map<K, V> forAll(Class<K> keys, V value) {
		Map<K, V> all = new EnumMap<>(keys);
		for (K key : keys.getEnumConstants()) {
			all.put(key, value);
		}
		return all;
	}

}

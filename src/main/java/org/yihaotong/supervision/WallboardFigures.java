package org.yihaotong.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.cases.CaseFigures;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.QueueFigures;
import org.yihaotong.routing.QueueFigures.Busy;
import org.yihaotong.supervision.Wallboard.AgentBusy;
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

	private final CallControl calls;

	private final Clock clock;

	WallboardFigures(QueueFigures queue, LiveDay day, LineDirectory lines, CaseFigures cases, AgentDesk agents,
			CallControl calls, Clock clock) {
		this.queue = queue;
		this.day = day;
		this.lines = lines;
		this.cases = cases;
		this.agents = agents;
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
		return new Wallboard(now, waiting, longest, agents(), figures.today(), cases(now, dayBegan, dayEnds),
				figures.lines(), this.calls.connected(), this.calls.away());
	}

	/** Who left with work taken still does it, and is counted. */
	private Map<AgentBusy, Integer> agents() {
		Map<AgentBusy, Integer> counts = forAll(AgentBusy.class, 0);
		Map<StaffId, Busy> busy = this.queue.busy();
		busy.values().forEach((work) -> counts.merge(busyWith(work), 1, Integer::sum));
		this.agents.all()
			.stream()
			.filter((agent) -> !busy.containsKey(agent.agent()))
			.map(WallboardFigures::idle)
			.forEach((state) -> counts.merge(state, 1, Integer::sum));
		return counts;
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

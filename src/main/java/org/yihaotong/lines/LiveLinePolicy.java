package org.yihaotong.lines;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.LineNumber;

/**
 * Applies the rules to the lines as this node knows them. How busy the centres are is
 * looked up beside the calls, so that none waits for it.
 */
@Component
class LiveLinePolicy implements LinePolicy {

	private static final Logger logger = LoggerFactory.getLogger(LiveLinePolicy.class);

	private final CachedLineDirectory directory;

	private final LineRouting routing;

	private final ObjectProvider<LineLoad> load;

	private final Clock clock;

	private volatile Map<LineNumber, Situation.Load> waiting = Map.of();

	LiveLinePolicy(CachedLineDirectory directory, LineRouting routing, ObjectProvider<LineLoad> load, Clock clock) {
		this.directory = directory;
		this.routing = routing;
		this.load = load;
		this.clock = clock;
	}

	@Override
	public LineDecision at(LineNumber line, Instant instant, Situation situation) {
		return this.routing.at(this.directory.setup(line.value()), instant, situation);
	}

	@Override
	public LineDecision now(LineNumber line) {
		LineSetup setup = this.directory.setup(line.value());
		Instant now = this.clock.instant();
		return this.routing.at(setup, now, situation(setup, now));
	}

	@Override
	public List<HotSpot> announcements(LineNumber line) {
		Instant now = this.clock.instant();
		return this.directory.hotSpots()
			.stream()
			.filter((hotSpot) -> hotSpot.isOn(now) && hotSpot.concerns(line))
			.sorted(Comparator.comparing((hotSpot) -> hotSpot.line().isPresent()))
			.toList();
	}

	/**
	 * Gives what the overflow rules look at. Before the utility's own staff there are its
	 * own callers alone; before everyone, everyone. Nothing is known of the other centre.
	 */
	Situation situation(LineSetup setup, Instant instant) {
		boolean ownStaff = setup.plan().filter((plan) -> plan.at(instant) == Line.Stage.STATIONED).isPresent();
		Situation.Load here = ownStaff ? this.waiting.getOrDefault(setup.line().number(), Situation.Load.NONE)
				: this.waiting.values().stream().reduce(Situation.Load.NONE, Situation.Load::plus);
		return new Situation(here, Situation.Load.NONE);
	}

	@Scheduled(fixedDelayString = "${yihaotong.lines.watch-every:2s}")
	void look() {
		try {
			this.load.ifAvailable((source) -> this.waiting = source.waiting());
		}
		catch (DataAccessException ex) {
			// What nobody can look up overflows nothing.
			this.waiting = Map.of();
			logger.debug("How many wait is not known: {}", ex.toString());
		}
	}

}

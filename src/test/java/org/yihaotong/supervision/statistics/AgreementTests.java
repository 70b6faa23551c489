package org.yihaotong.supervision.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.Channel;
import org.yihaotong.routing.RoutedLives;
import org.yihaotong.supervision.statistics.LiveDay.Group;
import org.yihaotong.supervision.statistics.PlainCount.Fact;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told live, what a report tells afterwards and what a plain count of the same
 * lives gives are the same, to the unit.
 */
class AgreementTests extends StatisticsModule {

	private static final int LIVES = 2_000;

	private static final Duration PLAYED = Duration.ofHours(9);

	@Autowired
	private Clock clock;

	@Autowired
	private IntakeDesk intake;

	@Autowired
	private AgentDesk desk;

	@Autowired
	private RoutedLives routing;

	@Autowired
	private StaffDirectory staff;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private EventLog log;

	@Autowired
	private LiveDay live;

	private final PlainCount count = new PlainCount();

	@Test
	void liveFiguresReportsAndAPlainCountAgree() {
		RandomLives lives = new RandomLives(this.count, (TurnedClock) this.clock, this.intake, this.desk, this.routing,
				this.jdbc, 7);
		List<Long> agents = this.staff.withRole(Role.AGENT).stream().map((agent) -> agent.id().value()).toList();
		for (int index = 0; index < agents.size(); index++) {
			lives.agent(agents.get(index), START.plusSeconds(60L * index),
					START.plus(PLAYED).minusSeconds(600L * index));
		}
		for (int life = 0; life < LIVES; life++) {
			lives.life(START.plusMillis(PLAYED.toMillis() * life / LIVES + life % 977));
		}
		Map<Instant, Map<Group, Tally>> told = new LinkedHashMap<>();
		for (int moment = 1; moment <= 20; moment++) {
			Instant at = START.plus(PLAYED.multipliedBy(moment).dividedBy(20)).plusMillis(1);
			lives.at(at, () -> told.put(at, this.live.now()));
		}
		lives.run();
		assertThat(told).hasSize(20);
		told.forEach(this::agreesAfterwards);
		agree(Bucket.WHOLE, Map.of());
		agree(Bucket.HALF_HOUR, Map.of());
		agree(Bucket.DAY, Map.of(Dimension.LINE, (fact) -> fact.who().line()));
		agree(Bucket.HALF_HOUR, Map.of(Dimension.AGENT, (fact) -> fact.who().agent()));
		agree(Bucket.WEEK, Map.of(Dimension.MINOR, (fact) -> fact.who().category()));
		agree(Bucket.MONTH, Map.of(Dimension.CHANNEL, (fact) -> fact.who().channel()));
		agree(Bucket.YEAR, Map.of(Dimension.MAJOR, (fact) -> major(fact.who().category())));
		attendanceAgrees(agents);
	}

	private static String major(String category) {
		return category.isEmpty() ? "" : category.substring(0, 2);
	}

	private void agreesAfterwards(Instant at, Map<Group, Tally> told) {
		Instant midnight = Bucket.DAY.start(at.atZone(CITY)).toInstant();
		Question question = new Question(midnight, at.plusNanos(1_000), CITY, Bucket.WHOLE,
				List.of(Dimension.CHANNEL, Dimension.LINE), Optional.empty());
		Map<List<String>, Map<Figure, Long>> plain = this.count.count(midnight, at.plusNanos(1_000),
				(fact) -> List.of("", fact.who().channel(), fact.who().line()));
		Map<Group, Tally> report = new HashMap<>();
		this.log.figures(question)
			.forEach((row) -> report.put(
					new Group(Channel.valueOf(row.keys().getFirst().orElseThrow()), row.keys().getLast().orElseThrow()),
					row.tally()));
		Set<Group> groups = new HashSet<>(report.keySet());
		groups.addAll(told.keySet());
		for (Group group : groups) {
			Map<Figure, Long> counted = plain.getOrDefault(List.of("", group.channel().name(), group.line()), Map.of());
			for (Figure figure : Figure.values()) {
				if (figure.additive()) {
					long expected = counted.getOrDefault(figure, 0L);
					String what = figure + " of " + group + " until " + at;
					assertThat(told.getOrDefault(group, Tally.NONE).get(figure)).as("%s, live", what)
						.isEqualTo(expected);
					assertThat(report.getOrDefault(group, Tally.NONE).get(figure)).as("%s, reported", what)
						.isEqualTo(expected);
				}
			}
		}
	}

	private void agree(Bucket bucket, Map<Dimension, Function<Fact, String>> by) {
		Instant to = START.plus(PLAYED).plus(Duration.ofDays(1));
		Question question = new Question(START, to, CITY, bucket, List.copyOf(by.keySet()), Optional.empty());
		Function<Fact, List<String>> keys = (fact) -> {
			List<String> key = new ArrayList<>();
			key.add((bucket == Bucket.WHOLE) ? "" : bucket.start(fact.at().atZone(CITY)).toInstant().toString());
			by.values().forEach((dimension) -> key.add(dimension.apply(fact)));
			return key;
		};
		Map<List<String>, Map<Figure, Long>> plain = this.count.count(START, to, keys);
		Map<List<String>, Map<Figure, Long>> reported = new HashMap<>();
		for (FigureRow row : this.log.figures(question)) {
			List<String> key = new ArrayList<>();
			key.add(row.start().map(Instant::toString).orElse(""));
			row.keys().forEach((part) -> key.add(part.orElse("")));
			Map<Figure, Long> values = new EnumMap<>(Figure.class);
			values.putAll(row.tally().values());
			if (values.values().stream().anyMatch((value) -> value != 0)) {
				reported.put(key, values);
			}
		}
		plain.values().removeIf((values) -> values.values().stream().allMatch((value) -> value == 0));
		assertThat(reported.keySet()).as("%s by %s", bucket, by.keySet()).isEqualTo(plain.keySet());
		plain.forEach((key, values) -> assertThat(reported.get(key)).as("%s %s", bucket, key).isEqualTo(values));
	}

	private void attendanceAgrees(List<Long> agents) {
		Question question = new Question(START, START.plus(PLAYED), CITY, Bucket.HALF_HOUR, List.of(),
				Optional.empty());
		Map<String, Attendance> told = new HashMap<>();
		this.log.attendance(question, true)
			.forEach((row) -> told.put(row.start().orElseThrow() + " " + row.agent().orElseThrow(), row));
		for (Question.Span span : question.spans()) {
			for (long agent : agents) {
				Attendance row = told.get(span.start().orElseThrow() + " " + agent);
				assertThat((row != null) ? row.workMillis() : 0).as("work of %s in %s", agent, span)
					.isEqualTo(this.count.covered(agent, true, span.from(), span.to()));
				assertThat((row != null) ? row.staffedMillis() : 0).as("attendance of %s in %s", agent, span)
					.isEqualTo(this.count.covered(agent, false, span.from(), span.to()));
			}
		}
		long work = this.log.attendance(question.total(), false).getFirst().workMillis();
		assertThat(work).isPositive()
			.isEqualTo(agents.stream()
				.mapToLong((agent) -> this.count.covered(agent, true, START, START.plus(PLAYED)))
				.sum());
	}

}

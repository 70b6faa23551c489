package org.yihaotong.supervision.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.supervision.statistics.Question.Span;

/**
 * Asks the event log. All figures, live and in reports, come from here; what each means
 * stands with {@link Figure} and {@link Rate}.
 */
@Repository
public class EventLog {

	/** What began longer before an interval is not looked for in it. */
	static final Duration LONGEST_WORK = Duration.ofDays(1);

	/**
	 * A call interrupts work on letters: what lies inside the letter's time is taken off.
	 * Only what was known when the letter ended is looked at, so that the figure stays.
	 * An agent has one call at a time: of those that began before the letter only the
	 * last can have gone on.
	 */
	private static final String INTERRUPTED = """
			(select sum(greatest(0, floor(extract(epoch from
					least(l.at, coalesce((select max(c.at) from event_log c where c.reservation = a.reservation
						and c.what = 'COMPLETED' and c.at >= a.at and c.at <= l.at and not exists (select from event_log r
						where r.reservation = c.reservation and r.what = 'RESUMED' and r.at = c.at)), l.at))
					- greatest(a.at, l.since)) * 1000)))
				from event_log a
				where a.agent = l.agent and a.channel = 'VOICE' and a.what = 'ACCEPTED'
				and a.at >= coalesce((select max(b.at) from event_log b where b.agent = l.agent and b.channel = 'VOICE'
					and b.what = 'ACCEPTED' and b.at <= l.since and b.at > l.since - interval '1 day'), l.since)
				and a.at < l.at)""";

	private static final String FIGURES = Arrays.stream(Figure.values())
		.map((figure) -> figure.sql() + " as " + figure.name())
		.collect(Collectors.joining(",\n"));

	private static final String WORK = "('ACCEPTED', 'COMPLETED', 'RESCINDED', 'RESUMED', 'CONSULTED', 'CONSULT_ENDED')";

	private static final String ENDS = "('COMPLETED', 'RESCINDED', 'CONSULT_ENDED')";

	/** What no figure counts: presence has a question of its own. */
	private static final String UNCOUNTED = "('SHIFT_BEGAN', 'SHIFT_ENDED', 'PRESENCE', 'ESTIMATED', 'OTHER')";

	private static final String ATTENDANCE = """
			with work as (
				select agent, min(at) filter (where what in ('ACCEPTED', 'CONSULTED')) as began,
					case when count(*) filter (where what in ENDS) > count(*) filter (where what = 'RESUMED')
						then max(at) filter (where what in ENDS) end as ended
				from event_log
				where at >= :early and at < :to and agent is not null and what in WORK
				group by agent, reservation
			), presence as (
				select agent, what, reason, at as began, lead(at) over (partition by agent order by at, id) as ended
				from event_log
				where at >= :early and at < :to and what in ('SHIFT_BEGAN', 'SHIFT_ENDED', 'PRESENCE')
			), spans as (
				select agent, true as works, tstzrange(began, greatest(began, coalesce(ended, cast(:to as timestamptz)))) as span
				from work where began is not null
				union all
				select agent, false, tstzrange(began, coalesce(ended, cast(:to as timestamptz)))
				from presence where what = 'PRESENCE' and reason = 'READY'
			), agents as (
				select agent, coalesce(range_agg(span) filter (where works), '{}') as works, range_agg(span) as staffed
				from spans group by agent
			), intervals as (
				select number, tstzmultirange(tstzrange(began, ended)) as span
				from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
					with ordinality as given (began, ended, number)
			)
			select number, GROUPED as agent,
				sum((select coalesce(sum(extract(epoch from upper(part) - lower(part))), 0)
					from unnest(agents.works * intervals.span) as part)) as works,
				sum((select coalesce(sum(extract(epoch from upper(part) - lower(part))), 0)
					from unnest(agents.staffed * intervals.span) as part)) as staffed
			from intervals cross join agents
			group by 1, 2 order by 1, 2"""
		.replace("in ENDS", "in " + ENDS)
		.replace("in WORK", "in " + WORK);

	private final JdbcClient jdbc;

	private final StatisticsProperties rules;

	EventLog(JdbcClient jdbc, StatisticsProperties rules) {
		this.jdbc = jdbc;
		this.rules = rules;
	}

	/**
	 * Counts what happened.
	 * @param question what is asked
	 * @return the groups in which anything happened, in the order of intervals and keys;
	 * one more than a report may have at most
	 */
	public List<FigureRow> figures(Question question) {
		return asked(sql(question), question).query((row, index) -> row(row, question)).list();
	}

	/**
	 * Tells how PostgreSQL would answer.
	 * @param question what is asked
	 * @return its plan, line by line
	 */
	List<String> plan(Question question) {
		return asked("explain (analyze, buffers) " + sql(question), question).query(String.class).list();
	}

	private JdbcClient.StatementSpec asked(String sql, Question question) {
		JdbcClient.StatementSpec asked = this.jdbc.sql(sql)
			.param("from", Timestamp.from(question.from()))
			.param("to", Timestamp.from(question.to()))
			.param("zone", question.zone().getId())
			.param("within", this.rules.answerWithin().toMillis())
			.param("short", this.rules.shortAbandoned().toMillis())
			.param("most", this.rules.mostRows() + 1);
		return question.channel().map((channel) -> asked.param("channel", channel.name())).orElse(asked);
	}

	/** Only words of this package get into the text; what people give are parameters. */
	static String sql(Question question) {
		List<String> keys = question.by().stream().map((dimension) -> dimension.name() + "_KEY").toList();
		String groups = Stream.concat(Stream.of("start"), keys.stream()).collect(Collectors.joining(", "));
		String expressions = Stream
			.concat(Stream.of(question.bucket().sql() + " as start"),
					question.by().stream().map((dimension) -> dimension.sql() + " as " + dimension.name() + "_KEY"))
			.collect(Collectors.joining(", "));
		String channel = question.channel().isPresent() ? " and channel = :channel" : "";
		return "with happened as (select " + expressions
				+ ", what, reason, at, since, floor(extract(epoch from at - since) * 1000) as lasted,\n"
				+ "case when what = 'WORK_ENDED' and channel <> 'VOICE' then " + INTERRUPTED
				+ " end as interrupted\nfrom event_log l where at >= :from and at < :to and what not in " + UNCOUNTED
				+ channel + ")\nselect " + groups + ",\n" + FIGURES + "\nfrom happened group by " + groups
				+ " order by " + groups + " limit :most";
	}

	private static FigureRow row(ResultSet row, Question question) throws SQLException {
		Map<Figure, Long> values = new EnumMap<>(Figure.class);
		for (Figure figure : Figure.values()) {
			long value = row.getLong(figure.name());
			if (!row.wasNull()) {
				values.put(figure, value);
			}
		}
		List<Optional<String>> keys = new ArrayList<>();
		for (Dimension dimension : question.by()) {
			keys.add(Optional.ofNullable(row.getString(dimension.name() + "_KEY")));
		}
		return new FigureRow(start(row), keys, new Tally(values));
	}

	private static Optional<Instant> start(ResultSet row) throws SQLException {
		return Optional.ofNullable(row.getTimestamp("start")).map(Timestamp::toInstant);
	}

	/**
	 * Tells how agents spent the intervals of a question. Channels and lines have no part
	 * in it: an agent is ready for all.
	 * @param question what is asked
	 * @param apart whether each agent is told apart
	 * @return the intervals in which anybody was at work
	 */
	public List<Attendance> attendance(Question question, boolean apart) {
		List<Span> spans = question.spans();
		return this.jdbc.sql(ATTENDANCE.replace("GROUPED", apart ? "cast(agent as text)" : "cast(null as text)"))
			.param("early", Timestamp.from(question.from().minus(LONGEST_WORK)))
			.param("to", Timestamp.from(question.to()))
			.param("starts", array(spans, Span::from))
			.param("ends", array(spans, Span::to))
			.query((row, index) -> new Attendance(spans.get(row.getInt("number") - 1).start(),
					Optional.ofNullable(row.getString("agent")), Math.round(row.getDouble("works") * 1000),
					Math.round(row.getDouble("staffed") * 1000)))
			.list();
	}

	private static String array(List<Span> spans, Function<Span, Instant> end) {
		return spans.stream().map(end).map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
	}

}

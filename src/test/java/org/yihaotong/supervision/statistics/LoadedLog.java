package org.yihaotong.supervision.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.yihaotong.platform.Channel;

/**
 * A log of a month as it would be, made by the database itself, for measuring.
 */
public final class LoadedLog implements AutoCloseable {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	private static final int AGENTS = 90;

	/** What an answered call leaves in the log. */
	private static final int EVENTS_EACH = 8;

	private final SingleConnectionDataSource source;

	private final JdbcClient jdbc;

	private final EventLog log;

	public LoadedLog(String url) {
		Flyway.configure()
			.dataSource(url, "postgres", "postgres")
			.locations("classpath:db/migration")
			.outOfOrder(true)
			.load()
			.migrate();
		this.source = new SingleConnectionDataSource(url, "postgres", "postgres", true);
		this.jdbc = JdbcClient.create((DataSource) this.source);
		this.log = new EventLog(this.jdbc,
				new StatisticsProperties(Duration.ofSeconds(20), Duration.ofSeconds(5), 20_000, 3));
	}

	/**
	 * Fills the month of November 2026.
	 * @param events how many rows, about
	 * @return how many rows there are
	 */
	public long fill(int events) {
		this.jdbc.sql("select event_log_month('2026-11-01')").query(Boolean.class).single();
		this.jdbc
			.sql("""
					create temporary table lives as
					select gen_random_uuid() as contact, gen_random_uuid() as reservation, came, 1 + (n + n / 5) % :agents as agent,
						case when n % 5 = 0 then 'LETTER' else 'VOICE' end as channel,
						case when n % 3 = 0 then '12345' else '0473-29999' || lpad((n % 38)::text, 2, '0') end as line,
						lpad((1 + n % 27)::text, 2, '0') || lpad((1 + n % 9)::text, 2, '0') as category,
						came + interval '20 seconds' as joined,
						came + interval '20 seconds' + random() ^ 3 * interval '90 seconds' as answered, n % 10 = 1 as leaves
					from (select n, timestamptz '2026-11-01 00:00+08' + (n + random()) / :lives * interval '30 days' as came
						from generate_series(0, :lives - 1) as n) as numbered""")
			.param("agents", AGENTS)
			.param("lives", events / EVENTS_EACH)
			.update();
		this.jdbc
			.sql("""
					insert into event_log (at, what, contact, channel, line, category, agent, reservation, since)
					select step.at, step.what, contact, channel, line, category,
						case when step.what in ('RECEIVED', 'JOINED', 'ESTIMATED', 'ABANDONED') then null else agent end,
						case when step.what in ('OFFERED', 'ACCEPTED', 'WORK_ENDED', 'COMPLETED') then reservation end, step.since
					from lives cross join lateral (values (came, 'RECEIVED', null), (joined, 'JOINED', null),
						(joined, 'ESTIMATED', null), (answered - interval '4 seconds', 'OFFERED', null),
						(answered, case when leaves then 'ABANDONED' else 'ANSWERED' end, joined),
						(answered, case when leaves then 'CANCELLED' else 'ACCEPTED' end, answered - interval '4 seconds'),
						(answered + interval '200 seconds', case when leaves then null else 'WORK_ENDED' end, answered),
						(answered + interval '230 seconds', case when leaves then null else 'COMPLETED' end,
							answered + interval '200 seconds')) as step (at, what, since)
					where step.what is not null order by step.at""")
			.update();
		this.jdbc
			.sql("""
					insert into event_log (at, what, agent, reason)
					select day + interval '8 hours' + spell * interval '30 minutes', 'PRESENCE', agent,
						case when spell % 4 = 3 then 'PAUSED:BREAK' else 'READY' end
					from generate_series(timestamptz '2026-11-01 00:00+08', timestamptz '2026-11-30 00:00+08', '1 day') as day,
						generate_series(1, :agents) as agent, generate_series(0, 16) as spell order by 1""")
			.param("agents", AGENTS)
			.update();
		this.jdbc.sql("analyze event_log").update();
		return this.jdbc.sql("select count(*) from event_log").query(Long.class).single();
	}

	/**
	 * Asks for figures as a report does.
	 * @param from the first day of November
	 * @param days how many
	 * @param bucket the intervals
	 * @param by what is kept apart
	 * @return how many rows the answer has
	 */
	public int figures(int from, int days, Bucket bucket, List<Dimension> by) {
		return this.log.figures(question(from, days, bucket, by)).size();
	}

	/**
	 * Asks for the calls of a day.
	 * @return how many half hours had any
	 */
	public int calls() {
		Question all = question(17, 1, Bucket.HALF_HOUR, List.of());
		return this.log
			.figures(new Question(all.from(), all.to(), CITY, all.bucket(), List.of(), Optional.of(Channel.VOICE)))
			.size();
	}

	public int attendance(int from, int days, Bucket bucket, boolean apart) {
		return this.log.attendance(question(from, days, bucket, List.of()), apart).size();
	}

	/**
	 * Asks what the wallboard asks each second: the last half hour.
	 * @return how many rows the answer has
	 */
	public int halfHour() {
		Instant from = Instant.parse("2026-11-17T02:00:00Z");
		return this.log
			.figures(new Question(from, from.plus(Duration.ofMinutes(30)), CITY, Bucket.WHOLE,
					List.of(Dimension.CHANNEL, Dimension.LINE), Optional.empty()))
			.size();
	}

	/** Has PostgreSQL read whole tables, to compare with. */
	public void withoutIndexes(boolean without) {
		String on = without ? "off" : "on";
		this.jdbc.sql("set enable_indexscan = " + on).update();
		this.jdbc.sql("set enable_bitmapscan = " + on).update();
		this.jdbc.sql("set enable_indexonlyscan = " + on).update();
	}

	/** Tells how PostgreSQL answers the question for a day. */
	public List<String> plan() {
		return this.log.plan(question(17, 1, Bucket.HALF_HOUR, List.of(Dimension.LINE)));
	}

	private static Question question(int from, int days, Bucket bucket, List<Dimension> by) {
		Instant begins = LocalDate.of(2026, 11, from).atStartOfDay(CITY).toInstant();
		return new Question(begins, begins.plus(Duration.ofDays(days)), CITY, bucket, by, Optional.empty());
	}

	@Override
	public void close() {
		this.source.destroy();
	}

}

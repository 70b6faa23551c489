package org.yihaotong.bench;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.routing.LiveRouter;
import org.yihaotong.routing.LiveRouter.Centre;
import org.yihaotong.routing.LiveRouter.Offer;
import org.yihaotong.testing.TestParts;

/**
 * How fast the queue brings contacts and agents together: 10,000 waiting callers, 3,000
 * agents, 60 skills, on one node and on two, PostgreSQL and Redis real; beside a
 * dispatcher that scans a table every 100 ms and one that takes rows by {@code SKIP
 * LOCKED}.
 */
public final class QueueBench {

	private static final int AGENTS = 3000;

	private static final int SKILLS = 60;

	private static final int SKILLS_EACH = 4;

	private static final int WARMING_S = 20;

	private static final int WARMING_HANDS = 4;

	private static final int BURSTS = 4;

	/** Contacts of the days before. */
	private static final int PAST = 200_000;

	private final int contacts;

	private final int seconds;

	private final BenchReport report = new BenchReport("queue", Clock.systemUTC());

	private final SplittableRandom random = new SplittableRandom(2026);

	private final HikariDataSource database = new HikariDataSource();

	private final JdbcClient rows;

	private final String redis = TestParts.newRedis();

	private final Centre centre = new Centre();

	private QueueBench(int contacts, int seconds) {
		this.contacts = contacts;
		this.seconds = seconds;
		String url = TestParts.newDatabase();
		Flyway.configure().dataSource(url, "postgres", "postgres").locations("classpath:db/migration").load().migrate();
		this.database.setJdbcUrl(url);
		this.database.setUsername("postgres");
		this.database.setPassword("postgres");
		this.database.setMaximumPoolSize(48);
		this.rows = JdbcClient.create(this.database);
	}

	/**
	 * Runs it.
	 * @param arguments {@code --size N} waiting contacts (10,000), {@code --seconds N}
	 * for each measurement of latency (15)
	 * @throws InterruptedException when it is ended early
	 */
	public static void main(String[] arguments) throws InterruptedException {
		QueueBench bench = new QueueBench(BenchReport.option(arguments, "size", 10_000),
				BenchReport.option(arguments, "seconds", 15));
		System.exit(bench.run());
	}

	private int run() throws InterruptedException {
		agents();
		history();
		bursts(1, "matches_per_s");
		bursts(2, "matches_per_s_2_nodes");
		restart();
		latency();
		this.report.figure("cost_us_at_100", HotQueueCost.micros(this.random.split(), 100))
			.figure("cost_us_at_10000", HotQueueCost.micros(this.random.split(), 10_000));
		baselines();
		this.centre.faults().stream().limit(5).forEach(this.report::fault);
		return this.report.print();
	}

	/**
	 * All are at work, ready, with a softphone that can be called; the seat's number is
	 * the agent's.
	 */
	private void agents() {
		this.rows.sql("""
				insert into staff_account (id, username, display_name, role, seat, password_hash, created_at)
				overriding system value
				select n, 'agent' || n, 'agent' || n, 'AGENT', n::text, '', now() from generate_series(1000, 3999) n""")
			.update();
		this.rows.sql("""
				insert into agent_shift (agent, began_at, seat)
				select id, now(), seat from staff_account where role = 'AGENT'""").update();
		this.rows.sql("""
				insert into agent_presence (shift, agent, presence, since)
				select id, agent, 'READY', began_at from agent_shift""").update();
		this.rows.sql("insert into seat_reach select seat, true, now() from staff_account where seat is not null")
			.update();
		this.rows.sql("insert into agent_profile (agent, since) select agent, now() from agent_shift").update();
		for (int agent = 1000; agent < 1000 + AGENTS; agent++) {
			for (int skill : this.random.ints(SKILLS_EACH * 3L, 0, SKILLS).distinct().limit(SKILLS_EACH).toArray()) {
				this.rows.sql("insert into agent_skill values (?, ?, ?)")
					.params(agent, skill(skill).value(), 1 + this.random.nextInt(Skill.BEST))
					.update();
			}
		}
	}

	private static Skill skill(int number) {
		return new Skill("group:s" + number);
	}

	private synchronized Skill anySkill() {
		return skill(this.random.nextInt(SKILLS));
	}

	/**
	 * What the days before have left, without which PostgreSQL plans for empty tables.
	 */
	private void history() {
		this.rows
			.sql("""
					set session_replication_role = replica;
					insert into queue_entry (contact, channel, priority, line, joined_at, place, state, present, rings, agent,
					first_offered_at, answered_at, ended_at)
					select gen_random_uuid(), 'VOICE', 'NORMAL', '12345', at, extract(epoch from at) * 1000, 'DONE', true, '0=',
					1000 + n %% %d, at, at, at
					from (select n, now() - interval '2 days' - n * interval '1 second' as at
					from generate_series(1, %d) n) past;
					insert into reservation (id, contact, channel, agent, seat, state, offered_at, accepted_at, work_ended_at,
					ended_at)
					select gen_random_uuid(), contact, channel, agent, agent::text, 'COMPLETED', joined_at, joined_at, joined_at,
					joined_at from queue_entry;
					reset session_replication_role"""
				.formatted(AGENTS, PAST))
			.update();
	}

	private void waiting(int count) {
		this.rows.sql("delete from reservation where offered_at > now() - interval '1 day'").update();
		this.rows.sql("delete from queue_entry where joined_at > now() - interval '1 day'").update();
		this.centre.forget();
		List<Object[]> contacts = new ArrayList<>();
		Instant joined = Instant.now().minusSeconds(3600);
		for (int index = 0; index < count; index++) {
			UUID contact = UUID.randomUUID();
			Instant at = joined.plusMillis(index * 100L);
			contacts.add(new Object[] { contact, Timestamp.from(at), at.toEpochMilli(), "0=" + anySkill() + ">1" });
			this.centre.holds(contact);
		}
		new JdbcTemplate(this.database).batchUpdate("""
				insert into queue_entry (contact, channel, priority, line, joined_at, place, state, present, rings)
				values (?, 'VOICE', 'NORMAL', '12345', ?, ?, 'WAITING', true, ?)""", contacts);
		this.rows.sql("vacuum analyze").update();
	}

	/** The first bursts find everything cold. */
	private void bursts(int nodes, String figure) throws InterruptedException {
		double[] rates = new double[BURSTS];
		for (int burst = 0; burst < BURSTS; burst++) {
			rates[burst] = burst(nodes);
		}
		Arrays.sort(rates, 1, BURSTS);
		this.report.figure(figure, rates[1 + (BURSTS - 1) / 2]);
	}

	/**
	 * All agents are idle and all contacts wait; how long until nobody idle can take
	 * anything?
	 */
	private double burst(int count) throws InterruptedException {
		waiting(this.contacts);
		List<LiveRouter> nodes = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			nodes.add(new LiveRouter(this.database, this.redis, this.centre));
		}
		int expected = Math.min(AGENTS, this.contacts);
		Offers offers = new Offers();
		this.centre.listen(offers::add);
		long rebuilding = System.nanoTime();
		nodes.getFirst().rebuild();
		double rebuilt = millisSince(rebuilding);
		long began = System.nanoTime();
		nodes.forEach(LiveRouter::match);
		offers.quiet(expected);
		double seconds = (offers.last - began) / 1e9;
		BenchReport.line("%d node(s): %d offers in %.2f s after a rebuild of %.0f ms".formatted(count,
				offers.all.size(), seconds, rebuilt));
		if (offers.all.size() < expected * 0.97) {
			this.report.fault("Only " + offers.all.size() + " of " + expected + " were offered");
		}
		if (count == 1) {
			this.report.figure("rebuild_10000_ms", rebuilt);
		}
		nodes.forEach(LiveRouter::close);
		return offers.all.size() / seconds;
	}

	private static double millisSince(long began) {
		return (System.nanoTime() - began) / 1e6;
	}

	/**
	 * A server begins anew while all agents are idle and all callers wait: when is the
	 * first of them offered, and when the last that somebody idle can take?
	 */
	private void restart() throws InterruptedException {
		waiting(this.contacts);
		try (LiveRouter node = new LiveRouter(this.database, this.redis, this.centre)) {
			Offers offers = new Offers();
			this.centre.listen(offers::add);
			long began = System.nanoTime();
			node.begins();
			offers.quiet(Math.min(AGENTS, this.contacts));
			this.report.figure("restart_first_offer_ms", (offers.earliest - began) / 1e6)
				.figure("restart_last_offer_ms", (offers.last - began) / 1e6);
		}
	}

	/**
	 * Agents become free one after another while all the others talk; the node compares
	 * Redis with PostgreSQL every two seconds, as always. Before that they become free
	 * four at once for a while, so that a server is measured that has been running, and
	 * not one that is just being compiled.
	 */
	private void latency() throws InterruptedException {
		waiting(this.contacts);
		try (LiveRouter node = new LiveRouter(this.database, this.redis, this.centre)) {
			Offers offers = new Offers();
			this.centre.listen(offers::add);
			node.rebuild();
			node.match();
			offers.quiet(Math.min(AGENTS, this.contacts));
			Turns turns = new Turns(node);
			node.watches();
			turns.take(WARMING_HANDS, WARMING_S);
			turns.waits.clear();
			turns.take(1, this.seconds);
			percentiles("match", turns.waits);
			this.report.figure("match_samples", turns.waits.size());
			Map<String, Long> repairs = node.repairs();
			// Seen before the node was told: the look told it, which is no repair.
			repairs.remove("call-present");
			if (!repairs.isEmpty()) {
				this.report.fault("Nothing was wrong, and this was repaired: " + repairs);
			}
		}
	}

	/** Talks that end, and what their agents are offered then. */
	private final class Turns {

		private final LiveRouter node;

		private final BlockingQueue<Offer> busy = new ArrayBlockingQueue<>(AGENTS);

		private final BlockingQueue<Offer> offered = new ArrayBlockingQueue<>(AGENTS);

		private final Map<Seat, Long> freed = new ConcurrentHashMap<>();

		private final List<Double> waits = new CopyOnWriteArrayList<>();

		Turns(LiveRouter node) {
			this.node = node;
			node.ringing().values().forEach((offer) -> {
				node.answers(offer);
				this.busy.add(offer);
			});
			QueueBench.this.centre.listen((offer) -> {
				Long since = this.freed.remove(offer.seat());
				if (since != null) {
					this.waits.add(millisSince(since));
				}
				this.offered.add(offer);
			});
		}

		void take(int hands, int seconds) throws InterruptedException {
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
			List<Thread> threads = IntStream.range(0, hands)
				.mapToObj((hand) -> Thread.ofVirtual().start(() -> until(end)))
				.toList();
			for (Thread thread : threads) {
				thread.join();
			}
		}

		private void until(long end) {
			try {
				while (System.nanoTime() < end) {
					turn();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void turn() throws InterruptedException {
			Offer talk = this.busy.poll(2, TimeUnit.SECONDS);
			if (talk == null) {
				QueueBench.this.report.fault("Nobody was busy");
				return;
			}
			this.node.hangsUp(talk);
			this.node.joins(anySkill());
			this.freed.put(talk.seat(), System.nanoTime());
			this.node.finishes(talk);
			Offer next = this.offered.poll(2, TimeUnit.SECONDS);
			if (next != null) {
				this.node.answers(next);
				this.busy.add(next);
			}
		}

	}

	private void percentiles(String name, List<Double> millis) {
		double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		this.report.figure(name + "_p50_ms", at(sorted, 0.50))
			.figure(name + "_p99_ms", at(sorted, 0.99))
			.figure(name + "_max_ms", at(sorted, 1));
	}

	static double at(double[] sorted, double share) {
		return (sorted.length == 0) ? Double.NaN
				: sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
	}

	private void baselines() throws InterruptedException {
		try (TableDispatch tables = new TableDispatch(this.database, this.random.split())) {
			tables.fill(this.contacts, AGENTS, SKILLS, SKILLS_EACH);
			double[] poll = tables.poll(Duration.ofSeconds(this.seconds));
			this.report.baseline("poll_p50_ms", at(poll, 0.50)).baseline("poll_p99_ms", at(poll, 0.99));
			tables.fill(this.contacts, AGENTS, SKILLS, SKILLS_EACH);
			double[] locked = tables.skipLocked(Duration.ofSeconds(this.seconds));
			this.report.baseline("skip_locked_p50_ms", at(locked, 0.50))
				.baseline("skip_locked_p99_ms", at(locked, 0.99));
			tables.fill(this.contacts, AGENTS, SKILLS, SKILLS_EACH);
			double perSecond = tables.skipLockedBurst();
			this.report.baseline("skip_locked_per_s", perSecond);
			double p99 = this.report.value("match_p99_ms");
			this.report.ratio("match_p99_vs_poll", p99 / at(poll, 0.99))
				.ratio("match_p99_vs_skip_locked", p99 / at(locked, 0.99))
				.ratio("per_s_vs_skip_locked", this.report.value("matches_per_s") / perSecond);
		}
	}

	/** What Asterisk was asked to ring. */
	private static final class Offers {

		private final Map<UUID, Long> all = new ConcurrentHashMap<>();

		private volatile long earliest;

		private volatile long last;

		private final CountDownLatch first = new CountDownLatch(1);

		void add(Offer offer) {
			this.last = System.nanoTime();
			if (this.all.isEmpty()) {
				this.earliest = this.last;
			}
			this.all.put(offer.id(), this.last);
			this.first.countDown();
		}

		/** Waits until all are there, or nothing has come for two seconds. */
		void quiet(int expected) throws InterruptedException {
			if (!this.first.await(30, TimeUnit.SECONDS)) {
				return;
			}
			while (this.all.size() < expected && millisSince(this.last) < 2000) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}

	}

}

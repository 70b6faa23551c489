package org.yihaotong.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two other ways to bring contacts and agents together, over plain tables: a dispatcher
 * that looks at all of both every 100 ms, as FreeSWITCH's mod_callcenter does, and one
 * that takes the first fitting row for each agent by {@code SKIP LOCKED}.
 */
final class TableDispatch implements AutoCloseable {

	private static final long PERIOD_MS = 100;

	private static final int WORKERS = 16;

	private final JdbcClient rows;

	private final JdbcTemplate batches;

	private final TransactionTemplate transaction;

	private final SplittableRandom random;

	private final Map<Integer, int[]> skills = new HashMap<>();

	TableDispatch(DataSource database, SplittableRandom random) {
		this.rows = JdbcClient.create(database);
		this.batches = new JdbcTemplate(database);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.random = random;
		this.rows.sql("""
				create table plain_contact (id bigint primary key, place bigint not null, skill int not null,
				state text not null, agent int)""").update();
		this.rows.sql("create index plain_waiting on plain_contact (skill, place) where state = 'WAITING'").update();
		this.rows.sql("create table plain_agent (id int primary key, state text not null, skills int[] not null)")
			.update();
		this.rows.sql("create table plain_offer (contact bigint not null, agent int not null, at timestamptz)")
			.update();
	}

	/** Fills the tables: all contacts wait, all agents are busy. */
	void fill(int contacts, int agents, int skillCount, int each) {
		this.rows.sql("truncate plain_contact, plain_agent, plain_offer").update();
		this.skills.clear();
		List<Object[]> waiting = new ArrayList<>();
		for (long id = 0; id < contacts; id++) {
			waiting.add(new Object[] { id, id, this.random.nextInt(skillCount) });
		}
		this.batches.batchUpdate("insert into plain_contact values (?, ?, ?, 'WAITING')", waiting);
		List<Object[]> staff = new ArrayList<>();
		for (int agent = 0; agent < agents; agent++) {
			int[] own = this.random.ints(each * 3L, 0, skillCount).distinct().limit(each).toArray();
			this.skills.put(agent, own);
			staff.add(new Object[] { agent, boxed(own) });
		}
		this.batches.batchUpdate("insert into plain_agent values (?, 'BUSY', ?)", staff);
		this.rows.sql("analyze plain_contact").update();
	}

	private static Integer[] boxed(int[] values) {
		return Arrays.stream(values).boxed().toArray(Integer[]::new);
	}

	private void free(int agent) {
		this.rows.sql("update plain_agent set state = 'IDLE' where id = ?").param(agent).update();
	}

	private void joins(long id) {
		this.rows.sql("insert into plain_contact values (?, ?, ?, 'WAITING')")
			.params(id, id, this.random.nextInt(60))
			.update();
	}

	/**
	 * Frees one agent after another under a dispatcher that looks every 100 ms.
	 * @param length for how long
	 * @return milliseconds from free to offer, sorted
	 */
	double[] poll(Duration length) throws InterruptedException {
		Map<Integer, Long> freed = new ConcurrentHashMap<>();
		List<Double> waits = new CopyOnWriteArrayList<>();
		SynchronousQueue<Integer> offered = new SynchronousQueue<>();
		ScheduledExecutorService dispatcher = Executors.newSingleThreadScheduledExecutor();
		dispatcher.scheduleAtFixedRate(() -> scan().forEach((agent) -> {
			waits.add((System.nanoTime() - freed.getOrDefault(agent, 0L)) / 1e6);
			offered.offer(agent);
		}), 0, PERIOD_MS, TimeUnit.MILLISECONDS);
		long end = System.nanoTime() + length.toNanos();
		long contact = 1_000_000;
		while (System.nanoTime() < end) {
			int agent = this.random.nextInt(this.skills.size());
			joins(contact++);
			freed.put(agent, System.nanoTime());
			free(agent);
			offered.poll(5, TimeUnit.SECONDS);
			// Freed at any time of the period, not just after a look.
			TimeUnit.MILLISECONDS.sleep(this.random.nextLong(PERIOD_MS));
		}
		dispatcher.shutdown();
		dispatcher.awaitTermination(10, TimeUnit.SECONDS);
		return waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	/** Looks at all that wait and all that are idle. */
	private List<Integer> scan() {
		List<Integer> done = new ArrayList<>();
		this.transaction.executeWithoutResult((status) -> {
			Map<Integer, Set<Integer>> idle = new HashMap<>();
			this.rows.sql("select id from plain_agent where state = 'IDLE'")
				.query(Integer.class)
				.list()
				.forEach((id) -> {
					Set<Integer> own = new HashSet<>();
					Arrays.stream(this.skills.getOrDefault(id, new int[0])).forEach(own::add);
					idle.put(id, own);
				});
			this.rows.sql("select id, skill from plain_contact where state = 'WAITING' order by place")
				.query((row, index) -> new long[] { row.getLong(1), row.getLong(2) })
				.list()
				.forEach((contact) -> taker(idle, (int) contact[1]).ifPresent((agent) -> {
					idle.remove(agent);
					store(contact[0], agent);
					done.add(agent);
				}));
		});
		return done;
	}

	private static Optional<Integer> taker(Map<Integer, Set<Integer>> idle, int skill) {
		return idle.entrySet()
			.stream()
			.filter((agent) -> agent.getValue().contains(skill))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	private void store(long contact, int agent) {
		this.rows.sql("update plain_contact set state = 'OFFERED', agent = ? where id = ?")
			.params(agent, contact)
			.update();
		this.rows.sql("update plain_agent set state = 'OFFERED' where id = ?").param(agent).update();
		this.rows.sql("insert into plain_offer values (?, ?, now())").params(contact, agent).update();
	}

	/**
	 * Frees one agent after another, who takes a row at once.
	 * @param length for how long
	 * @return milliseconds from free to offer, sorted
	 */
	double[] skipLocked(Duration length) {
		List<Double> waits = new ArrayList<>();
		long end = System.nanoTime() + length.toNanos();
		long contact = 1_000_000;
		while (System.nanoTime() < end) {
			int agent = this.random.nextInt(this.skills.size());
			joins(contact++);
			long began = System.nanoTime();
			free(agent);
			take(agent);
			waits.add((System.nanoTime() - began) / 1e6);
		}
		return waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	private void take(int agent) {
		this.transaction.executeWithoutResult((status) -> this.rows.sql("""
				with first as (select id from plain_contact where state = 'WAITING' and skill = any(:skills)
				order by place limit 1 for update skip locked),
				taken as (update plain_contact set state = 'OFFERED', agent = :agent from first
				where plain_contact.id = first.id returning plain_contact.id),
				busy as (update plain_agent set state = 'OFFERED' where id = :agent)
				insert into plain_offer select id, :agent, now() from taken""")
			.param("skills", boxed(this.skills.getOrDefault(agent, new int[0])))
			.param("agent", agent)
			.update());
	}

	/**
	 * All agents take a row at once.
	 * @return offers a second
	 */
	double skipLockedBurst() throws InterruptedException {
		AtomicInteger next = new AtomicInteger();
		long began = System.nanoTime();
		try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
			for (int worker = 0; worker < WORKERS; worker++) {
				workers.execute(() -> {
					for (int agent = next.getAndIncrement(); agent < this.skills.size(); agent = next
						.getAndIncrement()) {
						take(agent);
					}
				});
			}
		}
		return this.skills.size() / ((System.nanoTime() - began) / 1e9);
	}

	@Override
	public void close() {
		this.rows.sql("drop table plain_contact, plain_agent, plain_offer").update();
	}

}

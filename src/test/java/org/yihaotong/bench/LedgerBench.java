package org.yihaotong.bench;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.dao.DataAccessException;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

/**
 * Keeps a ledger of calls, letters and messages while the server, Redis, PostgreSQL and
 * Asterisk are killed in turn, and compares it with what the server has in the end:
 * nothing that was accepted is lost or there twice, nobody is offered twice at a time,
 * nobody is overtaken. Options: {@code --size N} rounds through all faults (1).
 */
public final class LedgerBench {

	private static final List<String> SEATS = List.of("1021", "1022", "1023");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration SOON = Duration.ofSeconds(20);

	/**
	 * Far above the noise of a line, see {@link org.yihaotong.testing.HeardAudio#energy}.
	 */
	private static final double AUDIBLE = 200;

	/** How long a part is away. */
	private static final int AWAY_S = 5;

	/** How long things go well between two faults. */
	private static final int WELL_S = 12;

	private static final String PAIR = "a.contact || ' ' || a.state || ' ' || a.offered_at || ' ' || "
			+ "coalesce(a.ended_at::text, '-') || ' ' || coalesce(a.reason, '-') || ' / ' || b.contact || ' ' || b.state"
			+ " || ' ' || b.offered_at || ' ' || coalesce(b.ended_at::text, '-') || ' ' || coalesce(b.reason, '-')";

	private final BenchReport report = new BenchReport("ledger", Clock.systemUTC());

	private final SurvivalParts parts;

	private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

	private final Set<String> answered = ConcurrentHashMap.newKeySet();

	private final List<Thread> citizens = new ArrayList<>();

	private final AtomicInteger number = new AtomicInteger();

	private final List<Thread> telephones = new ArrayList<>();

	private volatile boolean open = true;

	private double worst;

	private LedgerBench(SurvivalParts parts) {
		this.parts = parts;
	}

	public static void main(String[] arguments) throws Exception {
		int rounds = BenchReport.option(arguments, "size", 1);
		int status;
		BenchReport.line("Starting PostgreSQL, Redis, Asterisk and the server");
		try (SurvivalParts parts = new SurvivalParts(3)) {
			parts.serverWith(Map.of("yihaotong.intake.app.sent", "100000"));
			status = new LedgerBench(parts).run(rounds);
		}
		System.exit(status);
	}

	private int run(int rounds) throws Exception {
		List<AgentRobot> agents = agents();
		Thread load = Thread.ofVirtual().name("load").start(this::load);
		TimeUnit.SECONDS.sleep(WELL_S);
		for (int round = 0; round < rounds; round++) {
			fault("server", () -> this.parts.server().kill(), () -> this.parts.server().restart());
			fault("redis", () -> SurvivalParts.signal(this.parts.redisProcess(), "KILL"), this.parts::redisAgain);
			fault("postgres", () -> SurvivalParts.signal(this.parts.postgresProcess(), "KILL"),
					this.parts::postgresAgain);
			fault("asterisk", () -> {
			}, () -> {
				this.telephones.forEach(Thread::interrupt);
				this.parts.asterisk().closePhones();
				this.parts.asterisk().restart();
				telephones();
			});
		}
		this.open = false;
		load.join();
		for (Thread citizen : this.citizens) {
			citizen.join();
		}
		settle();
		for (AgentRobot agent : agents) {
			agent.close();
		}
		this.telephones.forEach(Thread::interrupt);
		account();
		return this.report.figure("recovery_worst_s", this.worst).print();
	}

	private List<AgentRobot> agents() {
		this.parts.rows().sql("update staff_account set seat = null").update();
		List<String> names = this.parts.rows()
			.sql("select username from staff_account where role = 'AGENT' order by id limit 3")
			.query(String.class)
			.list();
		List<AgentRobot> agents = new ArrayList<>();
		for (int index = 0; index < names.size(); index++) {
			this.parts.rows()
				.sql("update staff_account set seat = ? where username = ?")
				.params(SEATS.get(index), names.get(index))
				.update();
			agents.add(new AgentRobot(this.parts.server().url("/").getPort(), names.get(index)));
		}
		telephones();
		return agents;
	}

	/** A telephone at each seat, which answers, talks for two seconds and hangs up. */
	private void telephones() {
		this.telephones.clear();
		SEATS.forEach((seat) -> {
			SippTelephone telephone = this.parts.asterisk().seat(seat);
			this.telephones.add(Thread.ofVirtual().name("seat-" + seat).start(() -> talk(telephone)));
		});
	}

	private static void talk(SippTelephone telephone) {
		while (!Thread.currentThread().isInterrupted()) {
			try {
				telephone.awaitRinging(Duration.ofMinutes(10)).answer();
				TimeUnit.SECONDS.sleep(2);
				telephone.hangUp();
				telephone.awaitHungUp();
			}
			catch (ConditionTimeoutException | IllegalStateException ex) {
				// The caller was gone first, or Asterisk is.
				continue;
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private void load() {
		while (this.open) {
			int own = this.number.incrementAndGet();
			Runnable citizen = switch (own % 5) {
				case 0, 3 -> () -> calls(own);
				case 1 -> () -> writes(own, true);
				default -> () -> writes(own, false);
			};
			this.citizens.add(Thread.ofVirtual().name("citizen-" + own).start(citizen));
			try {
				TimeUnit.MILLISECONDS.sleep(700);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static String phone(int citizen) {
		return "1380" + (1_000_000 + citizen);
	}

	private void writes(int citizen, boolean letter) {
		CitizenRobot robot = new CitizenRobot((path) -> this.parts.server().url(path), phone(citizen),
				"我们小区门口的路灯不亮，已经有" + citizen + "天了");
		if (letter ? robot.letter(PATIENCE) : robot.message(PATIENCE)) {
			this.confirmed.add(phone(citizen));
		}
	}

	private void calls(int citizen) {
		try {
			SippCaller caller = this.parts.asterisk().call("12345", phone(citizen));
			this.answered.add(phone(citizen));
			// Where the softphones are rung by the dialplan alone, an agent may be the
			// first that is heard.
			Awaitility.await("sound at the ear")
				.atMost(SOON)
				.pollInterval(Duration.ofMillis(200))
				.until(() -> caller.over() || caller.heardEnergy(Duration.ofMillis(500)) > AUDIBLE);
			caller.press("0");
			Awaitility.await("end of the call")
				.atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(200))
				.until(caller::over);
		}
		catch (ConditionTimeoutException | IllegalStateException ex) {
			BenchReport.line("  citizen " + citizen + " gives up: " + ex.getMessage());
		}
	}

	private void fault(String name, Act begin, Act end) throws Exception {
		BenchReport.line("%s is killed".formatted(name));
		begin.act();
		TimeUnit.SECONDS.sleep(AWAY_S);
		end.act();
		Instant back = Instant.now();
		Awaitility.await(name + " works again")
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> offeredSince(back));
		double seconds = Duration.between(back, Instant.now()).toMillis() / 1000.0;
		this.worst = Math.max(this.worst, seconds);
		this.report.figure(name + "_recovery_s", seconds);
		TimeUnit.SECONDS.sleep(WELL_S);
	}

	private boolean offeredSince(Instant time) {
		try {
			return count("select count(*) from reservation where offered_at > ?", Timestamp.from(time)) > 0;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private int count(String query, Object... parameters) {
		return this.parts.rows().sql(query).params(parameters).query(Integer.class).single();
	}

	/** The agents finish what is left. */
	private void settle() {
		try {
			Awaitility.await("all contacts have ended")
				.atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(500))
				.until(() -> count(
						"""
								select count(*) from queue_entry where state in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING')""") == 0
						&& count("select count(*) from contact where channel = 'VOICE' and outcome is null") == 0);
		}
		catch (ConditionTimeoutException ex) {
			this.report.fault("Not all contacts have ended");
		}
	}

	private void account() {
		List<String> texts = this.parts.rows()
			.sql("select right(phone, 11) from contact where channel <> 'VOICE'")
			.query(String.class)
			.list();
		List<String> calls = this.parts.rows()
			.sql("select right(phone, 11) from contact where channel = 'VOICE'")
			.query(String.class)
			.list();
		long lostTexts = this.confirmed.stream().filter((phone) -> !texts.contains(phone)).count();
		List<String> lostCalls = this.answered.stream().filter((phone) -> !calls.contains(phone)).toList();
		int doubled = texts.size() + calls.size() - Set.copyOf(texts).size() - Set.copyOf(calls).size();
		int unfinished = count("""
				select count(*) from contact c join queue_entry q on q.contact = c.id
				where c.channel <> 'VOICE' and q.state <> 'DONE'""");
		this.report.figure("accepted", this.confirmed.size() + this.answered.size())
			.figure("accepted_texts", this.confirmed.size())
			.figure("accepted_calls", this.answered.size())
			.figure("lost", lostTexts + lostCalls.size() + unfinished)
			.figure("duplicated", doubled)
			.figure("double_offered", doubleOffered())
			.figure("overtaken", overtaken(false))
			.figure("overtaken_by_dialplan", overtaken(true));
		lostCalls.forEach((phone) -> BenchReport.line("  lost call of " + phone));
		for (String figure : List.of("lost", "duplicated", "double_offered", "overtaken")) {
			if (this.report.value(figure) != 0) {
				this.report.fault(figure + ": " + this.report.value(figure));
			}
		}
		this.parts.rows()
			.sql("select channel || ' ' || coalesce(outcome, 'null') || ' ' || count(*) from contact group by channel, outcome")
			.query(String.class)
			.list()
			.forEach((line) -> BenchReport.line("  " + line));
	}

	/**
	 * An agent who was rung for or talked twice at once, or a contact with two agents. An
	 * agent who wraps up may be rung by the dialplan, which knows nothing of it; a call
	 * that Asterisk did not find rang nowhere.
	 */
	private int doubleOffered() {
		return listed("""
				with met as (select r.*, coalesce(work_ended_at, ended_at, 'infinity') as until from reservation r
				where reason is distinct from 'call-not-found')
				select %s from met a join met b on a.id < b.id
				and (a.contact = b.contact or a.agent = b.agent and a.channel = 'VOICE' and b.channel = 'VOICE')
				and a.offered_at < b.until and b.offered_at < a.until""".formatted(PAIR));
	}

	/**
	 * Somebody who was offered a second and more before one of the same channel, needing
	 * the same, who had been in the queue a second longer. While no server is there the
	 * dialplan connects callers by itself: those are counted apart.
	 * @param alone whether to count those whom the dialplan connected
	 */
	private int overtaken(boolean alone) {
		return listed(
				"""
						with met as (select q.*, exists (select from reservation r where r.contact = q.contact
						and r.reason in ('without-server', 'adopted')) as alone from queue_entry q)
						select distinct on (b.contact) a.channel || ' ' || a.contact || ' ' || a.joined_at || ' '
						|| a.first_offered_at || ' ' || a.state || ' ' || a.alone || ' / ' || b.contact || ' ' || b.joined_at || ' '
						|| b.first_offered_at || ' ' || b.state || ' ' || b.alone
						from met a join met b on a.channel = b.channel and a.rings = b.rings and a.place < b.place
						and a.joined_at + interval '1 second' < b.joined_at
						and a.first_offered_at > b.first_offered_at + interval '1 second'
						and a.joined_at + interval '1 second' < b.first_offered_at and b.alone = %s"""
					.formatted(alone));
	}

	private int listed(String query) {
		List<String> found = this.parts.rows().sql(query).query(String.class).list();
		found.forEach((line) -> BenchReport.line("  " + line));
		return found.size();
	}

	private interface Act {

		void act() throws Exception;

	}

}

package org.yihaotong.routing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.lettuce.core.RedisClient;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;
import org.yihaotong.testing.TestParts;
import org.yihaotong.testing.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes over one database, one Redis and one Asterisk, in virtual time, with what
 * must always be true of them. Things happen at a node that is drawn; after each,
 * everything that follows from it is done, now at one node, now at the other.
 */
final class Routers implements AutoCloseable {

	static final List<StaffId> AGENTS = LongStream.rangeClosed(1, 4).mapToObj(StaffId::new).toList();

	private static final Skill MONGOLIAN = Skill.language("mn");

	/** Long past every limit that a state has. */
	private static final Duration LONG = Duration.ofMinutes(10);

	private static final int TEXTS = 3;

	private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-02T08:00:00Z"));

	private final SingleConnectionDataSource connection;

	private final FailingDatabase database;

	private final RedisClient redis;

	private final PlayedAsterisk asterisk = new PlayedAsterisk(this.clock);

	private final List<RouterNode> nodes;

	private final JdbcClient rows;

	private final Map<ContactId, Joined> joined = new HashMap<>();

	private final PassedTalks talks = new PassedTalks(this, this.asterisk);

	private final CalledBack calledBack = new CalledBack(this, this.asterisk);

	private int turn;

	/** Whether something was lost that the reconciler has not repaired yet. */
	private boolean broken;

	Routers() {
		String url = TestParts.newDatabase();
		Flyway.configure().dataSource(url, "postgres", "postgres").locations("classpath:db/migration").load().migrate();
		this.connection = new SingleConnectionDataSource(url, "postgres", "postgres", true);
		this.database = new FailingDatabase(this.connection);
		this.rows = JdbcClient.create(this.connection);
		this.redis = RedisClient.create(TestParts.newRedis());
		RouterContext.Parts parts = new RouterContext.Parts(this.clock, this.database, this.redis, this.asterisk);
		this.nodes = IntStream.range(0, 2).mapToObj((index) -> new RouterNode(parts)).toList();
		this.asterisk.listen((event) -> node().tell(event));
		begin();
	}

	/** Empties everything and starts both nodes. */
	void begin() {
		this.rows.sql("""
				truncate reservation, call_back, queue_entry, seat_reach, skill_rule, agent_presence, agent_seating,
				agent_shift, agent_notice, agent_tab, wrap_up_rule, agent_skill,
				agent_profile""").update();
		try (var connection = this.redis.connect()) {
			connection.sync().flushdb();
		}
		this.asterisk.forget();
		this.joined.clear();
		this.talks.forget();
		this.broken = false;
		this.nodes.forEach(RouterNode::killed);
		AGENTS.forEach((agent) -> this.asterisk.registers(RoutingModule.seat(agent), true));
		node().bean(AgentSkills.class).set(AGENTS.getFirst(), Map.of(MONGOLIAN, 2), Optional.empty());
		drain();
	}

	private RouterNode node() {
		return this.nodes.get(Math.floorMod(this.turn, 2));
	}

	<T> T at(Class<T> type) {
		return node().bean(type);
	}

	/**
	 * Lets something happen at a node, does all that follows and looks at what must be
	 * true.
	 */
	void happens(int draw, Runnable event) {
		this.turn = draw;
		event.run();
		drain();
		check();
	}

	private void drain() {
		boolean more = true;
		while (more) {
			more = false;
			for (RouterNode node : this.nodes) {
				boolean[] did = { true };
				this.database.mayFail(() -> did[0] = node.step());
				more |= did[0];
			}
		}
	}

	/**
	 * PostgreSQL is away for a moment; what happens meanwhile cannot be stored.
	 */
	void databaseIsAway(int draw) {
		this.broken = true;
		this.database.away(true);
		ringingIsAnswered(draw);
		drain();
		ringingFails(draw / 3);
		callerHangsUp(draw / 7);
		drain();
		for (RouterNode node : this.nodes) {
			this.database.mayFail(node.bean(Reconciler.class)::watch);
			this.database.mayFail(node.bean(Reconciler.class)::reconcile);
		}
		timersUntil(this.clock.instant().plusSeconds(draw % 7));
		drain();
		this.database.away(false);
	}

	PassedTalks talks() {
		return this.talks;
	}

	CalledBack calledBack() {
		return this.calledBack;
	}

	Instant now() {
		return this.clock.instant();
	}

	/** Who comes back has a better place. */
	void returned(ContactId contact) {
		long place = place(contact);
		Joined before = joined(contact);
		assertThat(place).isLessThanOrEqualTo(before.place());
		this.joined.put(contact, new Joined(before.at(), place));
	}

	void arrives(int draw) {
		Channel channel = Channel.values()[draw % 3];
		Priority priority = (draw % 11 == 0) ? Priority.HIGH : Priority.NORMAL;
		Set<Skill> skills = (draw % 5 == 0) ? Set.of(MONGOLIAN) : Set.of();
		ContactId contact = ContactId.random();
		this.clock.pass(Duration.ofMillis(7));
		Instant now = this.clock.instant();
		at(OrderedContactQueue.class).join(new QueuedContact(contact, channel, priority, now, new LineNumber("12345"),
				Optional.empty(), Optional.empty(), skills, List.of()));
		this.joined.put(contact, new Joined(now, place(contact)));
		if (channel == Channel.VOICE) {
			this.asterisk.enters(contact);
		}
	}

	void becomesReady(int draw) {
		at(AgentDesk.class).signIn(agent(draw));
		at(AgentDesk.class).ready(agent(draw));
	}

	void pauses(int draw) {
		StaffId agent = agent(draw);
		if (at(AgentDesk.class).status(agent).presence() == Presence.READY) {
			at(AgentDesk.class).pause(agent, PauseReason.BREAK);
		}
	}

	void leaves(int draw) {
		at(AgentDesk.class).signOut(agent(draw));
	}

	void learns(int draw) {
		at(AgentSkills.class).set(agent(draw), (draw % 2 == 0) ? new TreeMap<>(Map.of(MONGOLIAN, 1)) : Map.of(),
				Optional.empty());
	}

	static StaffId agent(int draw) {
		return AGENTS.get(draw % AGENTS.size());
	}

	void ringingIsAnswered(int draw) {
		call(draw, Place.OFFERED).ifPresent((call) -> this.asterisk.answers(call.contact()));
	}

	void ringingFails(int draw) {
		Reason reason = Reason.values()[draw % Reason.values().length];
		call(draw, Place.OFFERED).filter((call) -> reason != Reason.WITHDRAWN && reason != Reason.DANGER)
			.ifPresent((call) -> this.asterisk.fails(call.contact(), reason));
	}

	/** Who presses 9 while a softphone rings goes before all others. */
	void isInDanger(int draw) {
		call(draw, Place.OFFERED).ifPresent((call) -> {
			this.asterisk.fails(call.contact(), Reason.DANGER);
			drain();
			returned(call.contact());
		});
	}

	void callerHangsUp(int draw) {
		List<LiveCall> calls = calls();
		if (!calls.isEmpty()) {
			ContactId contact = calls.get(draw % calls.size()).contact();
			this.asterisk.leaves(contact);
			this.talks.end(contact);
		}
	}

	/** The caller is gone and nobody is told. */
	void callVanishes(int draw) {
		List<LiveCall> calls = calls();
		if (!calls.isEmpty()) {
			ContactId contact = calls.get(draw % calls.size()).contact();
			this.asterisk.vanishes(contact);
			this.talks.end(contact);
			this.broken = true;
		}
	}

	Optional<LiveCall> call(int draw, Place place) {
		List<LiveCall> calls = calls().stream().filter((call) -> call.place() == place).toList();
		return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(draw % calls.size()));
	}

	private List<LiveCall> calls() {
		return this.asterisk.liveCalls()
			.stream()
			.sorted(Comparator.comparing((call) -> joined(call.contact()).at()))
			.toList();
	}

	void textIsTaken(int draw) {
		open(draw, ReservationState.PENDING).filter((offer) -> !offer.voice())
			.ifPresent((offer) -> at(AgentWork.class).accept(offer.agent(), offer.id()));
	}

	void offerIsRefused(int draw) {
		open(draw, ReservationState.PENDING)
			.ifPresent((offer) -> at(AgentWork.class).reject(offer.agent(), offer.id()));
	}

	void workIsFinished(int draw) {
		open(draw, ReservationState.ACCEPTED, ReservationState.WRAPPING)
			.filter((work) -> !work.voice() || work.state() == ReservationState.WRAPPING)
			.ifPresent((work) -> at(AgentWork.class).complete(work.agent(), work.id()));
	}

	private Optional<Reservation> open(int draw, ReservationState... states) {
		List<Reservation> open = at(Reservations.class).open()
			.stream()
			.filter((reservation) -> Set.of(states).contains(reservation.state()))
			.sorted(Comparator.comparing(Reservation::offeredAt).thenComparing(Reservation::id))
			.toList();
		return open.isEmpty() ? Optional.empty() : Optional.of(open.get(draw % open.size()));
	}

	void isUrgentNow(int draw) {
		List<QueueEntry> waiting = waiting();
		if (!waiting.isEmpty()) {
			ContactId contact = waiting.get(draw % waiting.size()).contact();
			at(OrderedContactQueue.class).raise(contact, (draw % 3 == 0) ? Priority.EMERGENCY : Priority.HIGH);
			this.joined.computeIfPresent(contact, (id, before) -> new Joined(before.at(), place(id)));
		}
	}

	void nodeIsKilled(int draw) {
		this.broken = true;
		// Some of what this node was about to do is done, the rest is lost.
		IntStream.range(0, draw % 4).forEach((index) -> node().step());
		node().killed();
	}

	void redisForgets() {
		try (var connection = this.redis.connect()) {
			connection.sync().flushdb();
		}
		this.broken = true;
	}

	/**
	 * Something vital was away from both nodes for longer than the dialplan has patience;
	 * some of the softphones that it rang were answered.
	 */
	void nobodyIsDelivered(int draw) {
		this.broken = true;
		this.asterisk.ringsAlone(AGENTS.stream()
			.filter((agent) -> (draw >> agent.value()) % 2 == 0)
			.filter(this::mayTalk)
			.map(RoutingModule::seat)
			.toList());
		this.nodes.forEach((node) -> node.bean(Reconciler.class).watch());
		this.asterisk.isServed();
		// Before the first look.
		becomesReady(draw);
		arrives(3 * draw);
		drain();
		for (int look = 0; look < 4; look++) {
			this.nodes.forEach((node) -> node.bean(Reconciler.class).watch());
			drain();
		}
	}

	/** An agent's softphone is in a talk that nobody could store. */
	void talksWithSomebodyUnknown(int draw) {
		this.asterisk.holds(ContactId.random(), Place.TALKING, Optional.of(RoutingModule.seat(agent(draw))));
	}

	/** The dialplan knows nothing of shifts and wrap-up. */
	private boolean mayTalk(StaffId agent) {
		return at(Reservations.class).openOf(agent)
			.stream()
			.noneMatch((open) -> open.voice() && open.state() != ReservationState.WRAPPING);
	}

	/** Time passes, timers ring; the reconciler looks every two seconds on each node. */
	void timePasses(int seconds) {
		this.talks.legsEnd();
		drain();
		Instant until = this.clock.instant().plusSeconds(seconds);
		Instant look = this.clock.instant();
		while (this.clock.instant().isBefore(until)) {
			look = look.plusSeconds(2);
			timersUntil(look.isBefore(until) ? look : until);
			for (RouterNode node : this.nodes) {
				// It watches four times as often.
				for (int watch = 0; watch < 4; watch++) {
					node.bean(Reconciler.class).watch();
					drain();
				}
				node.bean(Reconciler.class).reconcile();
				node.bean(CallBackDesk.class).look();
				drain();
			}
			this.talks.compare();
			drain();
		}
		if (seconds >= 10) {
			this.broken = false;
		}
	}

	private void timersUntil(Instant until) {
		Optional<Instant> next = nextTimer();
		while (next.filter((at) -> !at.isAfter(until)).isPresent()) {
			if (next.get().isAfter(this.clock.instant())) {
				this.clock.set(next.get());
			}
			this.nodes.forEach((node) -> this.database.mayFail(node::ring));
			drain();
			next = nextTimer();
		}
		if (until.isAfter(this.clock.instant())) {
			this.clock.set(until);
		}
	}

	private Optional<Instant> nextTimer() {
		return this.nodes.stream().flatMap((node) -> node.nextTimer().stream()).min(Comparator.naturalOrder());
	}

	/** Everybody works until nothing is left. */
	void finishes() {
		timePasses(10);
		AGENTS.forEach((agent) -> happens(0, () -> becomesReady(Math.toIntExact(agent.value()) - 1)));
		for (int round = 0; round < 200 && !at(QueueEntries.class).open().isEmpty(); round++) {
			int draw = round;
			happens(draw, () -> ringingIsAnswered(draw));
			happens(draw, () -> textIsTaken(draw));
			happens(draw, () -> this.talks.leaves(draw));
			happens(draw, this.talks::legsEnd);
			happens(draw, () -> this.calledBack.agentAnswers(draw));
			happens(draw, () -> this.calledBack.citizenAnswers(draw));
			happens(draw, () -> call(draw, Place.TALKING).ifPresent((talk) -> this.asterisk.leaves(talk.contact())));
			happens(draw, () -> workIsFinished(draw));
			if (draw % 20 == 19) {
				timePasses(100);
				AGENTS.forEach((agent) -> happens(0, () -> becomesReady(Math.toIntExact(agent.value()) - 1)));
			}
		}
		// Nobody who was asked into a talk is taken for ever when the news of the end was
		// lost.
		timePasses(100);
		assertThat(at(QueueEntries.class).open()).as("contacts that found no end").isEmpty();
		assertThat(at(Reservations.class).open()).as("reservations that found no end").isEmpty();
		assertThat(this.rows.sql("select count(*) from queue_entry").query(Integer.class).single())
			.isEqualTo(this.joined.size());
	}

	private long place(ContactId contact) {
		return at(QueueEntries.class).find(contact).orElseThrow().place();
	}

	private List<QueueEntry> waiting() {
		return at(QueueEntries.class).open().stream().filter((entry) -> entry.state() == EntryState.WAITING).toList();
	}

	private void check() {
		noSoftphoneIsRungTwice();
		capacityIsKept();
		nobodyLosesTheJoinTime();
		nothingIsStuck();
		if (!this.broken) {
			nobodyIsIdleWhoCouldWork();
		}
	}

	void noSoftphoneIsRungTwice() {
		assertThat(this.asterisk.faults()).isEmpty();
	}

	private void capacityIsKept() {
		Map<StaffId, List<Reservation>> byAgent = new HashMap<>();
		Set<ContactId> held = new HashSet<>();
		at(Reservations.class).open().forEach((open) -> {
			byAgent.computeIfAbsent(open.agent(), (agent) -> new ArrayList<>()).add(open);
			assertThat(open.state() == ReservationState.CONSULTING || held.add(open.contact()))
				.as("held twice: %s", open.contact())
				.isTrue();
		});
		byAgent.forEach((agent, open) -> {
			assertThat(open).filteredOn(Reservation::voice).as("calls of agent %s", agent).hasSizeLessThanOrEqualTo(1);
			for (Channel channel : List.of(Channel.LETTER, Channel.MESSAGE)) {
				assertThat(open).filteredOn((one) -> one.channel() == channel)
					.as("%ss of agent %s", channel, agent)
					.hasSizeLessThanOrEqualTo(TEXTS);
			}
		});
	}

	private Joined joined(ContactId contact) {
		return Objects.requireNonNull(this.joined.get(contact));
	}

	private void nobodyLosesTheJoinTime() {
		at(QueueEntries.class).open().forEach((entry) -> {
			Joined first = joined(entry.contact());
			assertThat(entry.joinedAt()).isEqualTo(first.at());
			assertThat(entry.place()).isEqualTo(first.place());
		});
	}

	private void nothingIsStuck() {
		assertThat(this.rows.sql("select count(*) from reservation where expires_at < :at")
			.param("at", Timestamp.from(this.clock.instant().minus(LONG)))
			.query(Integer.class)
			.single()).as("states past their time").isZero();
	}

	/**
	 * No idle agent with a waiting contact; so nobody was overtaken by one who needs the
	 * same either.
	 */
	private void nobodyIsIdleWhoCouldWork() {
		Map<StaffId, Set<Skill>> skills = new HashMap<>();
		at(AgentSkills.class).all().forEach((profile) -> skills.put(profile.agent(), profile.skills().keySet()));
		List<Reservation> open = at(Reservations.class).open();
		for (AgentStatus agent : at(AgentDesk.class).all()) {
			for (QueueEntry entry : waiting()) {
				if (idle(agent, entry, open) && can(entry, skills.getOrDefault(agent.agent(), Set.of()))) {
					assertThat(refusedLately(entry, agent) || rests(agent))
						.as("%s waits while agent %s is idle", entry, agent)
						.isTrue();
				}
			}
		}
	}

	private boolean idle(AgentStatus agent, QueueEntry entry, List<Reservation> open) {
		List<Reservation> own = open.stream().filter((one) -> one.agent().equals(agent.agent())).toList();
		long same = own.stream().filter((one) -> one.channel() == entry.channel()).count();
		// Whom the dialplan connected waits for nobody, though it may not be known yet.
		return !this.asterisk.talkedAlone(entry.contact()) && agent.presence() == Presence.READY && entry.offerable()
				&& own.stream().noneMatch(Reservation::voice) && same < TEXTS;
	}

	private boolean can(QueueEntry entry, Set<Skill> skills) {
		Needs needs = entry.rings().at(this.clock.instant());
		return skills.containsAll(needs.levels().keySet());
	}

	private boolean refusedLately(QueueEntry entry, AgentStatus agent) {
		return this.rows.sql("""
				select count(*) from reservation where contact = :contact and agent = :agent and state = 'REJECTED'
				and ended_at > :since""")
			.param("contact", entry.contact().value())
			.param("agent", agent.agent().value())
			.param("since", Timestamp.from(this.clock.instant().minusSeconds(10)))
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * Its softphone could not be called, or talked with somebody unknown, a moment ago.
	 * Where the node that has its timer was killed the rest ends at the second look.
	 */
	private boolean rests(AgentStatus agent) {
		return agent.seat()
			.flatMap((seat) -> at(Seats.class).find(seat, this.clock.instant().minusSeconds(5)))
			.filter((reach) -> !reach.reachable())
			.isPresent();
	}

	@Override
	public void close() {
		this.nodes.forEach(RouterNode::close);
		this.redis.close();
		this.connection.destroy();
	}

	private record Joined(Instant at, long place) {
	}

}

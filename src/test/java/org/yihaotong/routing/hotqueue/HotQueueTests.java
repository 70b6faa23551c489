package org.yihaotong.routing.hotqueue;

import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.agents.AgentProfile;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Capacity;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Rings.Ring;
import org.yihaotong.testing.TestParts;
import org.yihaotong.testing.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The scripts on a real Redis; time is virtual.
 */
class HotQueueTests {

	private static final Skill MONGOLIAN = Skill.language("mn");

	private static final Skill HEATING = Skill.group("heating");

	private static final Needs SPEAKS = Needs.of(Map.of(MONGOLIAN, 1));

	private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-02T08:00:00Z"));

	private RedisClient client;

	private StatefulRedisConnection<String, String> connection;

	private HotQueue queue;

	@BeforeEach
	void open() {
		this.client = RedisClient.create(TestParts.newRedis());
		this.connection = this.client.connect();
		this.queue = new HotQueue(this.connection, new Rules(this.clock, new Capacity(2, 2)));
		assertThat(this.queue.rebuild(() -> {
		})).isTrue();
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	private StaffId ready(long agent) {
		StaffId id = new StaffId(agent);
		Seat seat = new Seat("100" + agent);
		this.queue.seat(seat, true, this.clock.instant());
		this.queue.presence(status(id, Presence.READY, seat));
		this.clock.pass(Duration.ofMillis(1));
		return id;
	}

	private AgentStatus status(StaffId agent, Presence presence, Seat seat) {
		return new AgentStatus(agent, "", Optional.of(seat), presence, Optional.empty(), this.clock.instant(),
				Optional.empty(), Optional.empty());
	}

	private void learns(StaffId agent, Map<Skill, Integer> skills) {
		this.queue
			.skills(List.of(new AgentProfile(agent, new TreeMap<>(skills), Optional.empty(), this.clock.instant())));
	}

	private ContactId waits(WorkClass workClass, Rings rings) {
		ContactId contact = ContactId.random();
		this.queue.enqueue(new Standing(contact, workClass, this.clock.millis(), rings));
		this.clock.pass(Duration.ofMillis(1));
		return contact;
	}

	private ContactId call(Needs needs) {
		return waits(WorkClass.VOICE, new Rings(List.of(new Ring(Instant.EPOCH, needs))));
	}

	private Rings widening(Needs first, Duration after) {
		return new Rings(
				List.of(new Ring(Instant.EPOCH, first), new Ring(this.clock.instant().plus(after), Needs.NONE)));
	}

	private List<Match> matches() throws HotQueueLost {
		return this.queue.match(100);
	}

	private static Match match(ContactId contact, StaffId agent) {
		return new Match(contact, agent, WorkClass.VOICE);
	}

	@Test
	void givesEachContactInItsOrderToWhoHasBeenIdleForLongest() throws Exception {
		ContactId first = call(Needs.NONE);
		ContactId second = call(Needs.NONE);
		ContactId third = call(Needs.NONE);
		StaffId early = ready(1);
		StaffId late = ready(2);
		assertThat(matches()).containsExactly(match(first, early), match(second, late));
		this.queue.release(match(first, early), Optional.empty(), Optional.empty());
		assertThat(matches()).containsExactly(match(third, early));
		assertThat(matches()).isEmpty();
	}

	@Test
	void keepsAContactForWhoCanDoWhatItNeeds() throws Exception {
		StaffId other = ready(1);
		StaffId speaker = ready(2);
		learns(speaker, Map.of(MONGOLIAN, 1));
		ContactId needing = call(SPEAKS);
		ContactId plain = call(Needs.NONE);
		assertThat(matches()).containsExactly(match(needing, speaker), match(plain, other));
	}

	@Test
	void passesOverWhoeverNeedsWhatNobodyIdleCan() throws Exception {
		ContactId needing = call(SPEAKS);
		ContactId plain = call(Needs.NONE);
		StaffId other = ready(1);
		assertThat(matches()).containsExactly(match(plain, other));
		StaffId speaker = ready(2);
		learns(speaker, Map.of(MONGOLIAN, 3));
		assertThat(matches()).containsExactly(match(needing, speaker));
	}

	@Test
	void asksForALevelAndForAllSkillsTogether() throws Exception {
		StaffId beginner = ready(1);
		learns(beginner, Map.of(MONGOLIAN, 1, HEATING, 3));
		StaffId speaker = ready(2);
		learns(speaker, Map.of(MONGOLIAN, 3));
		ContactId needing = call(Needs.of(Map.of(MONGOLIAN, 2, HEATING, 1)));
		assertThat(matches()).isEmpty();
		StaffId both = ready(3);
		learns(both, Map.of(MONGOLIAN, 2, HEATING, 1));
		assertThat(matches()).containsExactly(match(needing, both));
	}

	@Test
	void needsLessWithTimeAtTheSamePlace() throws Exception {
		ContactId needing = waits(WorkClass.VOICE, widening(SPEAKS, Duration.ofSeconds(20)));
		ContactId plain = call(Needs.NONE);
		assertThat(matches()).isEmpty();
		this.clock.pass(Duration.ofSeconds(20));
		StaffId other = ready(1);
		assertThat(matches()).containsExactly(match(needing, other));
		StaffId next = ready(2);
		assertThat(matches()).containsExactly(match(plain, next));
	}

	@Test
	void nobodyIsMatchedBeforeAllWhoNeedLessNowAreInTheirPlaces() throws Exception {
		// The last to widen stands first.
		List<ContactId> many = IntStream.range(0, 600).mapToObj((index) -> {
			ContactId contact = ContactId.random();
			this.queue.enqueue(new Standing(contact, WorkClass.VOICE, 1000 - index,
					widening(SPEAKS, Duration.ofMillis(1000 + index))));
			return contact;
		}).toList();
		this.clock.pass(Duration.ofSeconds(2));
		StaffId agent = ready(1);
		assertThat(matches()).containsExactly(match(many.getLast(), agent));
	}

	@Test
	void remembersWhoRefusedForAsLongAsThatHolds() throws Exception {
		StaffId agent = ready(1);
		ContactId refused = call(Needs.NONE);
		Instant until = this.clock.instant().plusSeconds(10);
		this.queue.exclude(Map.of(match(refused, agent), until));
		this.queue.prune();
		assertThat(matches()).isEmpty();
		this.clock.pass(Duration.ofSeconds(11));
		assertThat(this.connection.sync().hlen("{yihaotong:queue}:exclusions")).isEqualTo(1);
		this.queue.prune();
		assertThat(this.connection.sync().hlen("{yihaotong:queue}:exclusions")).isZero();
		assertThat(matches()).containsExactly(match(refused, agent));
	}

	@Test
	void isDoubtedWhenTheConnectionWasLost() throws Exception {
		assertThat(this.queue.rebuild(() -> {
		})).isTrue();
		CountDownLatch back = new CountDownLatch(1);
		this.connection.addListener(new RedisConnectionStateListener() {

			@Override
			public void onRedisConnected(RedisChannelHandler<?, ?> again, SocketAddress address) {
				back.countDown();
			}

		});
		try (StatefulRedisConnection<String, String> other = this.client.connect()) {
			other.sync().clientKill(KillArgs.Builder.id(this.connection.sync().clientId()));
		}
		assertThat(back.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.queue.intact()).isFalse();
	}

	@Test
	void waitsForAWhileForTheAgentWhoKnowsTheCitizen() throws Exception {
		StaffId known = ready(1);
		StaffId other = ready(2);
		ContactId talk = call(Needs.NONE);
		assertThat(matches()).containsExactly(match(talk, known));
		ContactId again = waits(WorkClass.VOICE, widening(Needs.NONE.by(known), Duration.ofSeconds(15)));
		assertThat(matches()).isEmpty();
		this.queue.release(match(talk, known), Optional.empty(), Optional.empty());
		assertThat(matches()).containsExactly(match(again, known));
		ContactId third = waits(WorkClass.VOICE, widening(Needs.NONE.by(known), Duration.ofSeconds(15)));
		this.clock.pass(Duration.ofSeconds(15));
		assertThat(matches()).containsExactly(match(third, other));
	}

	@Test
	void countsLettersAndMessagesApartAndNothingBesideACall() throws Exception {
		StaffId agent = ready(1);
		IntStream.range(0, 3).forEach((index) -> waits(WorkClass.LETTER, Rings.OPEN));
		IntStream.range(0, 3).forEach((index) -> waits(WorkClass.MESSAGE, Rings.OPEN));
		assertThat(matches()).extracting(Match::workClass)
			.containsExactly(WorkClass.LETTER, WorkClass.LETTER, WorkClass.MESSAGE, WorkClass.MESSAGE);
		ContactId call = call(Needs.NONE);
		assertThat(matches()).containsExactly(match(call, agent));
		waits(WorkClass.LETTER, Rings.OPEN);
		assertThat(matches()).isEmpty();
	}

	@Test
	void takesAnAgentsOwnCapacity() throws Exception {
		StaffId agent = ready(1);
		IntStream.range(0, 3).forEach((index) -> waits(WorkClass.LETTER, Rings.OPEN));
		this.queue.skills(List
			.of(new AgentProfile(agent, new TreeMap<>(), Optional.of(new Capacity(1, 0)), this.clock.instant())));
		waits(WorkClass.MESSAGE, Rings.OPEN);
		assertThat(matches()).hasSize(1);
	}

	@Test
	void offersTheNextContactWhenTheFirstWasRefused() throws Exception {
		StaffId agent = ready(1);
		ContactId refused = call(Needs.NONE);
		ContactId next = call(Needs.NONE);
		Match first = matches().getFirst();
		Standing again = new Standing(refused, WorkClass.VOICE, 1, Rings.OPEN);
		this.queue.release(first, Optional.of(again), Optional.of(this.clock.instant().plusSeconds(10)));
		assertThat(matches()).containsExactly(match(next, agent));
		this.queue.release(match(next, agent), Optional.empty(), Optional.empty());
		assertThat(matches()).isEmpty();
		this.clock.pass(Duration.ofSeconds(10));
		assertThat(matches()).containsExactly(match(refused, agent));
	}

	@Test
	void neverLetsAContactOvertakeThatStandsBehindARefusedOne() throws Exception {
		StaffId agent = ready(1);
		learns(agent, Map.of(MONGOLIAN, 1));
		ContactId refused = call(SPEAKS);
		ContactId plain = call(Needs.NONE);
		ContactId behind = call(SPEAKS);
		Match first = matches().getFirst();
		assertThat(first.contact()).isEqualTo(refused);
		this.queue.release(first, Optional.of(new Standing(refused, WorkClass.VOICE, 1, first(SPEAKS))),
				Optional.of(this.clock.instant().plusSeconds(10)));
		assertThat(matches()).containsExactly(match(plain, agent));
		this.queue.release(match(plain, agent), Optional.empty(), Optional.empty());
		assertThat(matches()).containsExactly(match(behind, agent));
	}

	private static Rings first(Needs needs) {
		return new Rings(List.of(new Ring(Instant.EPOCH, needs)));
	}

	@Test
	void forgetsSkillsThatAnAgentHasNoMore() throws Exception {
		StaffId agent = ready(1);
		learns(agent, Map.of(MONGOLIAN, 3));
		this.clock.pass(Duration.ofSeconds(1));
		learns(agent, Map.of(HEATING, 1));
		ContactId needing = call(SPEAKS);
		assertThat(matches()).isEmpty();
		assertThat(this.queue.explain(needing)).contains(new Outlook(SPEAKS, 0, 1, 0));
	}

	@Test
	void ignoresOlderNews() throws Exception {
		StaffId agent = ready(1);
		AgentStatus old = new AgentStatus(agent, "", Optional.of(new Seat("1001")), Presence.PAUSED, Optional.empty(),
				this.clock.instant().minusSeconds(60), Optional.empty(), Optional.empty());
		this.queue.presence(old);
		this.queue.seat(new Seat("1001"), false, this.clock.instant().minusSeconds(60));
		ContactId call = call(Needs.NONE);
		assertThat(matches()).containsExactly(match(call, agent));
	}

	@Test
	void freesTheSeatThatAnAgentHasLeft() throws Exception {
		StaffId agent = ready(1);
		this.queue.presence(status(agent, Presence.READY, new Seat("1077")));
		this.queue.seat(new Seat("1001"), true, this.clock.instant());
		call(Needs.NONE);
		assertThat(matches()).isEmpty();
		this.queue.seat(new Seat("1077"), true, this.clock.instant());
		assertThat(matches()).hasSize(1);
	}

	@Test
	void explainsWhereAContactStands() throws Exception {
		ready(1);
		StaffId speaker = ready(2);
		learns(speaker, Map.of(MONGOLIAN, 1));
		call(SPEAKS);
		ContactId second = call(SPEAKS);
		assertThat(this.queue.explain(second)).contains(new Outlook(SPEAKS, 1, 2, 1));
		assertThat(this.queue.explain(ContactId.random())).isEmpty();
	}

	@Test
	void saysThatItsContentsAreLost() {
		this.connection.sync().flushdb();
		assertThatExceptionOfType(HotQueueLost.class).isThrownBy(this::matches);
		assertThat(this.queue.intact()).isFalse();
	}

	@Test
	void countsWhatItHolds() throws Exception {
		StaffId agent = ready(1);
		ContactId waiting = call(SPEAKS);
		ContactId letter = waits(WorkClass.LETTER, Rings.OPEN);
		matches();
		HotQueue.Contents contents = this.queue.contents();
		assertThat(contents.waiting()).containsOnlyKeys(waiting);
		assertThat(contents.holds()).containsOnlyKeys(letter);
		assertThat(contents.ready()).containsOnly(Map.entry(agent, Optional.of(new Seat("1001"))));
		assertThat(contents.reachable()).containsEntry(new Seat("1001"), true);
		assertThat(contents.loadsInDoubt()).isEmpty();
		assertThat(this.queue.addsUp(agent, WorkClass.LETTER)).isTrue();
		assertThat(this.queue.addsUp(agent, WorkClass.VOICE)).isTrue();
		this.connection.sync().hset("{yihaotong:queue}:loads", "LETTER;1", "2");
		assertThat(this.queue.contents().loadsInDoubt())
			.containsExactly(new HotQueue.Load(agent, WorkClass.LETTER, 2, 1));
		assertThat(this.queue.addsUp(agent, WorkClass.LETTER)).isFalse();
		assertThat(this.queue.addsUp(agent, WorkClass.VOICE)).isTrue();
	}

	@Test
	void isEmptyAfterARebuildButForWhatIsFilledIn() throws Exception {
		StaffId agent = ready(1);
		learns(agent, Map.of(MONGOLIAN, 3));
		IntStream.range(0, 300).forEach((index) -> call(SPEAKS));
		ContactId held = matches().getFirst().contact();
		List<Standing> standing = new ArrayList<>();
		IntStream.range(0, 250)
			.forEach((index) -> standing.add(new Standing(ContactId.random(), WorkClass.VOICE, index, first(SPEAKS))));
		assertThat(this.queue.lease("rebuild", "me", Duration.ofSeconds(5))).isTrue();
		assertThat(this.queue.rebuild(() -> this.queue.enqueue(standing))).isTrue();
		assertThat(this.queue.contents().waiting()).hasSize(250);
		assertThat(this.queue.contents().holds()).doesNotContainKey(held);
		assertThat(matches()).isEmpty();
		assertThat(this.queue.lease("rebuild", "other", Duration.ofSeconds(5))).isFalse();
		ready(1);
		learns(agent, Map.of(MONGOLIAN, 3));
		assertThat(matches()).extracting(Match::contact).containsExactly(standing.getFirst().contact());
	}

}

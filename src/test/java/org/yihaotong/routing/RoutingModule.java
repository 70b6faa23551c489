package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.lettuce.core.api.StatefulRedisConnection;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffMember;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.SoftphoneAccounts;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queue and the agents, on real parts; callers and softphones are played.
 */
@RealParts
@ApplicationModuleTest(extraIncludes = { "platform", "agents" },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.routing.text-offer=2s",
		"yihaotong.routing.rejected-rest=1s", "yihaotong.routing.seat-rest=1s", "yihaotong.routing.watch-every=100ms",
		"yihaotong.routing.reconcile-every=250ms", "yihaotong.routing.call-back.look-every=200ms" })
@Import(RoutingModule.Played.class)
abstract class RoutingModule {

	static final StaffId ANNA = new StaffId(1);

	static final StaffId BAO = new StaffId(2);

	static final PhoneNumber CITIZEN = new PhoneNumber("+8613812345678");

	@MockitoBean
	SoftphoneAccounts accounts;

	@MockitoBean
	AuditLog audit;

	@Autowired
	AgentSkills skills;

	@Autowired
	ReservationDesk desk;

	@Autowired
	AgentDesk agents;

	@Autowired
	OrderedContactQueue queue;

	@Autowired
	QueueEntries entries;

	@Autowired
	Reservations reservations;

	@Autowired
	PlayedAsterisk asterisk;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	StatefulRedisConnection<String, String> redis;

	@Autowired
	RoutingThreads threads;

	@Autowired
	Clock clock;

	@BeforeEach
	void softphones() {
		this.asterisk.registers(seat(ANNA), true);
		this.asterisk.registers(seat(BAO), true);
	}

	@AfterEach
	void emptied() {
		List<String> faults = List.copyOf(this.asterisk.faults());
		this.asterisk.forget();
		Stream.of(ANNA, BAO).forEach(this.agents::signOut);
		// The router's tasks go on: a look of theirs may hold one table and wait for
		// another. It is never made the victim.
		Awaitility.await("no row is held")
			.ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
			.until(this::truncated);
		this.redis.sync().flushdb();
		assertThat(faults).isEmpty();
	}

	private boolean truncated() {
		this.jdbc.sql("""
				do $$ begin
				set local lock_timeout = '200ms';
				truncate reservation, call_back, queue_entry, seat_reach, skill_rule, agent_presence, agent_seating,
				agent_shift, agent_skill, agent_profile, agent_notice, agent_tab, wrap_up_rule;
				end $$""").update();
		return true;
	}

	static StaffMember member(StaffId id) {
		return new StaffMember(id, "agent" + id, "王敏", Role.AGENT, Optional.empty(), Optional.of(seat(id)));
	}

	static Seat seat(StaffId agent) {
		return new Seat("100" + agent);
	}

	void ready(StaffId agent) {
		this.agents.signIn(agent);
		this.agents.ready(agent);
	}

	ContactId letter(Instant joinedAt) {
		return join(Channel.LETTER, Priority.NORMAL, joinedAt);
	}

	ContactId call(Instant joinedAt) {
		ContactId contact = join(Channel.VOICE, Priority.NORMAL, joinedAt);
		this.asterisk.enters(contact);
		// Only who may be offered has a place before others.
		CountDownLatch known = new CountDownLatch(1);
		this.threads.run(contact, known::countDown);
		soon(() -> assertThat(known.getCount()).isZero());
		return contact;
	}

	/** A caller who talks with Anna. */
	ContactId talking() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		return call;
	}

	ContactId join(Channel channel, Priority priority, Instant joinedAt) {
		ContactId contact = ContactId.random();
		this.queue
			.join(new QueuedContact(contact, channel, priority, joinedAt, new LineNumber("12345"), Optional.empty()));
		return contact;
	}

	Instant ago(long seconds) {
		return this.clock.instant().minusSeconds(seconds);
	}

	EntryState state(ContactId contact) {
		return this.entries.find(contact).orElseThrow().state();
	}

	List<Reservation> with(StaffId agent) {
		return this.reservations.openOf(agent);
	}

	void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(condition);
	}

	void rings(ContactId contact, StaffId agent) {
		soon(() -> assertThat(this.asterisk.ringsAt(contact, seat(agent))).isTrue());
	}

	/** The agent is rung so that the citizen can be called. */
	void ringsBack(ContactId contact, StaffId agent) {
		soon(() -> assertThat(this.asterisk.backs().values())
			.contains(new PlayedAsterisk.Back(contact, seat(agent), Optional.empty())));
	}

	/** The citizen is called. */
	void dialled(ContactId contact) {
		soon(() -> assertThat(this.asterisk.backs().values())
			.anyMatch((back) -> back.contact().equals(contact) && back.dialled().filter(CITIZEN::equals).isPresent()));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Played {

		@Bean
		PlayedAsterisk playedAsterisk(Clock clock, ApplicationEventPublisher events) {
			PlayedAsterisk asterisk = new PlayedAsterisk(clock);
			asterisk.listen(events::publishEvent);
			return asterisk;
		}

		@Bean
		PlayedStaff playedStaff() {
			return new PlayedStaff();
		}

	}

}

package org.yihaotong.ivr;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.SpokenTones;
import org.yihaotong.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Citizens who hang up and are called back, over the real Asterisk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.routing.ring=3s",
		"yihaotong.routing.call-back.settle=2s", "yihaotong.routing.call-back.missed-after=1s",
		"yihaotong.ivr.warm=false", "yihaotong.routing.call-back.missed-from=00:00",
		"yihaotong.routing.call-back.missed-until=23:59:59" })
@Import({ CallBackJourneyTests.Flow.class, SpokenTones.Voice.class })
class CallBackJourneyTests {

	private static final String CITIZEN = "13812345678";

	/** A dual-track line, whose calls ring at the utility's own centre first. */
	private static final String UTILITY = "95598";

	@Autowired
	AgentDesk agents;

	@Autowired
	CallControl calls;

	@Autowired
	SpokenTones tones;

	@Autowired
	JdbcClient jdbc;

	private StaffId anna = new StaffId(1);

	private SippTelephone seat;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("yihaotong.routing.call-back.missed", () -> "true");
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void oneAgentAway() {
		this.tones.forget();
		this.anna = TestStaff.at(this.jdbc, "agent1", "1021");
		this.seat = asterisk().seat("1021");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.calls::connected);
		this.agents.signIn(this.anna);
	}

	@AfterEach
	void nothingIsLeft() {
		asterisk().emptied();
		asterisk().closePhones();
		soon(() -> assertThat(this.jdbc
			.sql("select count(*) from reservation where state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING')")
			.query(Integer.class)
			.single()).isZero());
		this.agents.signOut(this.anna);
		this.jdbc.sql("update call_back set state = 'WITHDRAWN' where state = 'WAITING'").update();
		this.jdbc.sql("update queue_entry set state = 'WITHDRAWN' where state = 'WAITING'").update();
		this.jdbc.sql("delete from outbound_call").update();
		this.jdbc.sql("update call_back set asked_at = asked_at - interval '2 days'").update();
	}

	@Test
	void whoPressesTwoInTheWaitingRoomIsCalledBackInTheOldPlace() {
		UUID contact = keeps(asterisk().call("12345", CITIZEN));
		Timestamp joined = joined(contact);
		SippTelephone home = asterisk().callee((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).answer());
		this.agents.ready(this.anna);
		this.seat.awaitRinging();
		assertThat(this.seat.contact()).contains(contact);
		this.seat.answer();
		soon(() -> assertThat(entry(contact)).isEqualTo("ACTIVE"));
		assertThat(home.number()).isEqualTo(CITIZEN);
		assertThat(joined(contact)).isEqualTo(joined);
		this.seat.hangUp();
		home.awaitHungUp();
		soon(() -> assertThat(outcome(contact)).contains("HANDLED"));
	}

	@Test
	void aCitizenWhoIsBusyWaitsOnAndTheAgentHasMissedNothing() {
		UUID contact = keeps(asterisk().call("12345", CITIZEN));
		asterisk().callee((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).refuse());
		this.agents.ready(this.anna);
		this.seat.awaitRinging().answer();
		this.seat.awaitHungUp();
		soon(() -> assertThat(
				this.jdbc.sql("select last_outcome || attempts || state from call_back where contact = :contact")
					.param("contact", contact)
					.query(String.class)
					.single())
			.isEqualTo("BUSY1WAITING"));
		assertThat(entry(contact)).isEqualTo("WAITING");
		assertThat(this.agents.status(this.anna).presence().name()).isEqualTo("READY");
	}

	@Test
	void whoCallsAgainHasThePlaceOfTheCallBack() {
		UUID contact = keeps(asterisk().call("12345", CITIZEN));
		Timestamp joined = joined(contact);
		SippCaller again = asterisk().call("12345", CITIZEN);
		soon(() -> assertThat(outcome(contact)).contains("CONTINUED"));
		assertThat(entry(contact)).isEqualTo("WITHDRAWN");
		soon(() -> assertThat(this.jdbc.sql("select joined_at from queue_entry where state = 'WAITING' and present")
			.query(Timestamp.class)
			.list()).containsExactly(joined));
		again.hangUp();
	}

	@Test
	void whoLeavesTheQueueIsCalledBackUnlessTheCallWasShort() {
		SippCaller caller = asterisk().call("12345", CITIZEN);
		soon(() -> assertThat(this.jdbc
			.sql("select count(*) from queue_entry where state = 'WAITING' and present"
					+ " and joined_at < clock_timestamp() - interval '2 s'")
			.query(Integer.class)
			.single()).isEqualTo(1));
		caller.hangUp();
		soon(() -> assertThat(
				this.jdbc.sql("select number from call_back where origin = 'MISSED' and state = 'WAITING'")
					.query(String.class)
					.list())
			.containsExactly("+86" + CITIZEN));
		SippTelephone home = asterisk().callee((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).answer());
		this.agents.ready(this.anna);
		this.seat.awaitRinging().answer();
		soon(() -> assertThat(
				this.jdbc.sql("select count(*) from queue_entry where state = 'ACTIVE'").query(Integer.class).single())
			.isEqualTo(1));
		assertThat(home.number()).isEqualTo(CITIZEN);
		home.hangUp();
		this.seat.awaitHungUp();
	}

	@Test
	void aThirdCallAtOnceHearsSoAndEndsUnlessItIsAnEmergency() {
		SippCaller first = asterisk().call("12345", CITIZEN);
		SippCaller second = asterisk().call("12345", CITIZEN);
		soon(() -> assertThat(waiting()).isEqualTo(2));
		SippCaller third = asterisk().call("12345", CITIZEN);
		third.awaitSound();
		third.awaitHungUp(Duration.ofSeconds(40));
		assertThat(waiting()).isEqualTo(2);
		SippCaller danger = asterisk().call("12345", CITIZEN);
		danger.awaitSound();
		danger.press("9");
		soon(() -> assertThat(
				this.jdbc.sql("select count(*) from queue_entry where state = 'WAITING' and priority = 'EMERGENCY'")
					.query(Integer.class)
					.single())
			.isEqualTo(1));
		List.of(first, second, danger).forEach(SippCaller::hangUp);
	}

	@Test
	void whoIsNotAnsweredAtTheUtilitysCentreHasThePlaceOfTheFirstArrival() {
		SippTelephone centre = asterisk().centre((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).refuse());
		SippCaller caller = asterisk().call(UTILITY, CITIZEN);
		asksForAPerson(caller, centre);
		soon(() -> assertThat(waiting()).isEqualTo(1));
		assertThat(centre.number()).isEqualTo(UTILITY);
		assertThat(this.jdbc.sql("""
				select c.received_at = q.joined_at and c.line = :line and c.outcome is null
				from queue_entry q join contact c on c.id = q.contact where q.state = 'WAITING'""")
			.param("line", UTILITY)
			.query(Boolean.class)
			.single()).isTrue();
		assertThat(centre.calls()).isEqualTo(1);
		this.agents.ready(this.anna);
		this.seat.awaitRinging().answer();
		caller.hangUp();
	}

	@Test
	void whoIsAnsweredAtTheUtilitysCentreIsTransferredAndNeverQueued() {
		SippTelephone centre = asterisk().centre((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).answer());
		SippCaller caller = asterisk().call(UTILITY, CITIZEN);
		asksForAPerson(caller, centre);
		soon(() -> assertThat(asterisk().asterisk().run("core show channels concise")).contains("PJSIP/utilities"));
		centre.hangUp();
		caller.awaitHungUp();
		soon(() -> assertThat(
				this.jdbc.sql("select outcome from contact where line = :line order by received_at desc limit 1")
					.param("line", UTILITY)
					.query(String.class)
					.list())
			.containsExactly("TRANSFERRED"));
		assertThat(waiting()).isZero();
	}

	/** Key 0 in the first question leads to where the line's rules send the call. */
	private static void asksForAPerson(SippCaller caller, SippTelephone centre) {
		caller.awaitSound();
		caller.press("0");
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> centre.calls() > 0);
	}

	private int waiting() {
		return this.jdbc.sql("select count(*) from queue_entry where state = 'WAITING' and present")
			.query(Integer.class)
			.single();
	}

	/** Presses 2 in the waiting room, and 1 until the number is confirmed. */
	private UUID keeps(SippCaller caller) {
		this.tones.awaitSaid("不想在线等，请按2");
		caller.pressUntil("2", () -> this.tones.said("确认请按1"));
		caller.pressUntil("1", () -> this.tones.said("回电号码是"));
		caller.pressUntil("1", this::kept);
		caller.awaitHungUp(Duration.ofSeconds(40));
		return this.jdbc.sql("select contact from call_back where origin = 'KEPT' and state = 'WAITING'")
			.query(UUID.class)
			.single();
	}

	private boolean kept() {
		return this.jdbc.sql("select count(*) from call_back where origin = 'KEPT' and state = 'WAITING'")
			.query(Integer.class)
			.single() == 1;
	}

	private Timestamp joined(UUID contact) {
		return this.jdbc.sql("select joined_at from queue_entry where contact = :contact")
			.param("contact", contact)
			.query(Timestamp.class)
			.single();
	}

	private String entry(UUID contact) {
		return this.jdbc.sql("select state from queue_entry where contact = :contact")
			.param("contact", contact)
			.query(String.class)
			.single();
	}

	private Optional<String> outcome(UUID contact) {
		return this.jdbc.sql("select outcome from contact where id = :contact and outcome is not null")
			.param("contact", contact)
			.query(String.class)
			.optional();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start(Map.of("YIHAOTONG_RING_SECONDS", "3",
				"YIHAOTONG_WAIT_TELL_SECONDS", "2", "YIHAOTONG_CALLER_AT_ONCE", "2"));

	}

	/**
	 * Every call goes to the queue at once; what is asked for by name, and the utility's
	 * line, has the delivered flow.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Flow {

		@Bean
		@Primary
		CallHandler straightToTheQueue(@Qualifier("flowHandler") CallHandler flows, IntakeDesk intake, Clock clock) {
			return (call) -> {
				if (call.flow().isPresent() || call.dialled().equals(UTILITY)) {
					flows.handle(call);
					return;
				}
				intake.callArrived(call.contact(), call.caller(), new LineNumber("12345"), clock.instant());
				intake.callToQueue(call.contact());
				call.sendToWaiting();
			};
		}

	}

}

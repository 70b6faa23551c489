package org.yihaotong.ivr;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
import org.yihaotong.lines.HotSpot;
import org.yihaotong.lines.LineDecision;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.lines.Situation;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.SpokenTones;
import org.yihaotong.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Citizens who wait already when the overflow rule of their line begins to hold.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.routing.ring=3s",
		"yihaotong.ivr.overflow-every=300ms", "yihaotong.ivr.warm=false" })
@Import({ OverflowJourneyTests.Flow.class, SpokenTones.Voice.class })
class OverflowJourneyTests {

	private static final Path SPEECH = Path.of("nlp-models/speech/calls/alaw/call01.wav");

	private static final String MESSENGER = "13812345671";

	private static final String ENDANGERED = "13812345672";

	private static final String CITIZEN = "13812345678";

	@Autowired
	private AgentDesk agents;

	@Autowired
	private CallControl calls;

	@Autowired
	private Rules rules;

	@Autowired
	private JdbcClient jdbc;

	private StaffId anna = new StaffId(1);

	private SippTelephone seat;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void oneAgentAway() {
		this.anna = TestStaff.at(this.jdbc, "agent1", "1021");
		this.seat = asterisk().seat("1021");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.calls::connected);
		this.agents.signIn(this.anna);
	}

	@AfterEach
	void nothingIsLeft() {
		this.rules.decision = Rules.AS_USUAL;
		asterisk().emptied();
		asterisk().closePhones();
		this.agents.signOut(this.anna);
	}

	@Test
	void whoLeavesAMessageIsOutOfTheQueueAndHasNotAbandonedIt() {
		SippCaller caller = waits(MESSENGER);
		this.rules.decision = Rules.overflow(new LineOutcome.Voicemail());
		caller.pressUntil("2", () -> place().filter(LiveCall.Place.FLOW::equals).isPresent());
		// The prompt and the beep.
		caller.awaitSound();
		caller.awaitQuiet(Duration.ofMillis(700), Duration.ofSeconds(20));
		caller.say(SPEECH);
		caller.awaitSaid();
		caller.press("#");
		caller.awaitHungUp(Duration.ofSeconds(30));
		soon(() -> assertThat(this.jdbc.sql("select outcome from contact where channel = 'VOICE' and phone = :phone")
			.param("phone", "+86" + MESSENGER)
			.query(String.class)
			.list()).containsExactly("LEFT_MESSAGE"));
		soon(() -> assertThat(
				this.jdbc.sql("select count(*) from contact where channel = 'MESSAGE'").query(Integer.class).single())
			.isOne());
		assertThat(this.jdbc.sql("select count(*) from queue_entry where state = 'WAITING' and channel = 'VOICE'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void whoWaitsOnIsAskedOnceAndKeepsThePlace() {
		SippCaller caller = waits(CITIZEN);
		Timestamp joined = joined();
		this.rules.decision = Rules.overflow(new LineOutcome.CallBackOffer());
		caller.pressUntil("2", OverflowJourneyTests::listens);
		caller.press("2");
		soon(() -> assertThat(asterisk().asterisk().run("core show channels concise")).contains("!WaitExten!"));
		Awaitility.await()
			.during(Duration.ofSeconds(5))
			.atMost(Duration.ofSeconds(8))
			.until(() -> !asterisk().asterisk().run("core show channels concise").contains("!AGI!"));
		assertThat(joined()).isEqualTo(joined);
		this.agents.ready(this.anna);
		this.seat.awaitRinging().answer();
		soon(() -> assertThat(place()).contains(LiveCall.Place.TALKING));
		caller.hangUp();
		this.seat.awaitHungUp();
	}

	@Test
	void whoPressesNineInTheMusicIsAnEmergencyAndOfferedFirst() {
		waits(CITIZEN);
		SippCaller danger = waits(ENDANGERED, 2);
		danger.press("9");
		soon(() -> assertThat(this.jdbc.sql("select priority from contact where phone = :phone")
			.param("phone", "+86" + ENDANGERED)
			.query(String.class)
			.single()).isEqualTo("EMERGENCY"));
		this.agents.ready(this.anna);
		this.seat.awaitRinging();
		assertThat(this.seat.shownCaller()).contains(ENDANGERED);
		this.seat.answer();
		danger.hangUp();
		this.seat.awaitHungUp();
	}

	private SippCaller waits(String number) {
		return waits(number, 1);
	}

	private SippCaller waits(String number, int together) {
		SippCaller caller = asterisk().call("12345", number);
		soon(() -> assertThat(this.jdbc
			.sql("select count(*) from queue_entry where state = 'WAITING' and present and channel = 'VOICE'")
			.query(Integer.class)
			.single()).isEqualTo(together));
		return caller;
	}

	private Timestamp joined() {
		return this.jdbc.sql("select joined_at from queue_entry where state = 'WAITING' and channel = 'VOICE'")
			.query(Timestamp.class)
			.single();
	}

	private Optional<LiveCall.Place> place() {
		return this.calls.liveCalls().stream().map(LiveCall::place).findFirst();
	}

	private static boolean listens() {
		return asterisk().asterisk().run("core show channels concise").contains("AudioSocket");
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start();

	}

	/** Every line has the rule that a test says. */
	static class Rules implements LinePolicy {

		static final LineDecision AS_USUAL = decision(new LineOutcome.RingHere(Optional.empty(), Optional.empty()),
				Reason.AS_USUAL);

		volatile LineDecision decision = AS_USUAL;

		static LineDecision overflow(LineOutcome outcome) {
			return decision(outcome, Reason.OVERFLOW);
		}

		private static LineDecision decision(LineOutcome outcome, Reason reason) {
			return new LineDecision(outcome, reason, Optional.empty(), Optional.empty(), Optional.empty());
		}

		@Override
		public LineDecision at(LineNumber line, Instant instant, Situation situation) {
			return this.decision;
		}

		@Override
		public LineDecision now(LineNumber line) {
			return this.decision;
		}

		@Override
		public List<HotSpot> announcements(LineNumber line) {
			return List.of();
		}

	}

	/** Every call goes to the queue at once. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Flow {

		@Bean
		@Primary
		Rules rules() {
			return new Rules();
		}

		@Bean
		@Primary
		CallHandler straightToTheQueue(@Qualifier("flowHandler") CallHandler flows, IntakeDesk intake, Clock clock) {
			return (call) -> {
				if (call.flow().isPresent()) {
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

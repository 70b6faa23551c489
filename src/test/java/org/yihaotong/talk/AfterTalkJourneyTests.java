package org.yihaotong.talk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.intake.SurveyDesk.SurveyAnswers;
import org.yihaotong.platform.ContactId;
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
 * Citizens who are asked by the delivered flow after a talk, over the real Asterisk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.routing.ring=3s",
		"yihaotong.survey.least-talk=0s", "yihaotong.ivr.warm=false" })
@Import({ AfterTalkJourneyTests.Flow.class, SpokenTones.Voice.class })
class AfterTalkJourneyTests {

	/** Whose calls are emergencies here. */
	private static final String IN_DANGER = "13812345679";

	@Autowired
	private TalkDesk desk;

	@Autowired
	private AgentDesk agents;

	@Autowired
	private CallControl calls;

	@Autowired
	private SurveyDesk surveys;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcClient jdbc;

	private StaffId anna = new StaffId(1);

	private SippTelephone seat;

	private double repairs;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("yihaotong.survey.after-talk", () -> "true");
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void oneAgentReady() {
		this.anna = TestStaff.at(this.jdbc, "agent1", "1021");
		this.seat = asterisk().seat("1021");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.calls::connected);
		soon(() -> assertThat(asterisk().asterisk().run("dialplan show globals")).contains("YHT_ASK_AFTER=0"));
		this.agents.signIn(this.anna);
		this.agents.ready(this.anna);
		this.repairs = repairs();
	}

	@AfterEach
	void nothingIsLeftAndNothingWasRepaired() {
		asterisk().awaitEmpty();
		assertThat(this.calls.liveCalls()).isEmpty();
		soon(() -> assertThat(count("""
				select count(*) from reservation where state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING')"""))
			.isZero());
		assertThat(count("select count(*) from queue_entry where state <> 'DONE'")).isZero();
		assertThat(repairs()).isEqualTo(this.repairs);
		asterisk().closePhones();
		this.agents.signOut(this.anna);
	}

	@Test
	void whoIsStillThereIsAskedAndTheAgentTakesTheNextCallMeanwhile() {
		SippCaller caller = asterisk().call("12345", "13812345671");
		ContactId contact = talking();
		this.seat.hangUp();
		soon(() -> assertThat(live(contact)).contains(LiveCall.Place.SURVEY));
		soon(() -> assertThat(outcome(contact)).contains("HANDLED"));
		SippCaller next = asterisk().call("12345", "13812345672");
		ContactId second = talking();
		assertThat(live(contact)).contains(LiveCall.Place.SURVEY);
		next.hangUp();
		this.seat.awaitHungUp();
		caller.awaitSound();
		// Solved, then satisfied: the questions take the same key.
		caller.pressUntil("2", () -> this.surveys.answers(contact).filter(SurveyAnswers::complete).isPresent());
		caller.awaitHungUp();
		assertThat(this.surveys.answers(contact)).contains(new SurveyAnswers(Optional.of(false), Optional.of(4)));
		assertThat(this.surveys.answers(second)).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from talk where contact = :id and ended_at < clock_timestamp()")
			.param("id", contact.value())
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void whoHangsUpFirstIsNotAsked() {
		SippCaller caller = asterisk().call("12345", "13812345671");
		ContactId contact = talking();
		caller.hangUp();
		this.seat.awaitHungUp();
		soon(() -> assertThat(outcome(contact)).contains("HANDLED"));
		assertThat(this.surveys.answers(contact)).isEmpty();
	}

	@Test
	void nobodyIsAskedAfterAnEmergency() {
		SippCaller caller = asterisk().call("12345", IN_DANGER);
		ContactId contact = talking();
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		this.seat.hangUp();
		caller.awaitHungUp(Duration.ofSeconds(5));
		assertThat(caller.heardEnergy(Duration.ofSeconds(1))).as("no question").isLessThan(50);
		soon(() -> assertThat(outcome(contact)).contains("HANDLED"));
	}

	@Test
	void nobodyIsAskedWhomTheAgentLeftWithADepartment() {
		SippCaller caller = asterisk().call("12345", "13812345671");
		ContactId contact = talking();
		SippTelephone department = asterisk().callee((phone) -> {
		});
		this.desk.consult(this.anna, reservation(contact), new TalkTarget(TalkTarget.Kind.DIRECTORY, "M08"));
		department.awaitRinging().answer();
		soon(() -> assertThat(count("select count(*) from talk_party where answered_at is not null")).isOne());
		this.desk.conference(this.anna, reservation(contact));
		this.seat.hangUp();
		soon(() -> assertThat(outcome(contact)).contains("HANDLED"));
		assertThat(live(contact)).contains(LiveCall.Place.TALKING);
		department.hangUp();
		caller.awaitHungUp(Duration.ofSeconds(5));
		assertThat(this.surveys.answers(contact)).isEmpty();
	}

	private UUID reservation(ContactId contact) {
		return this.jdbc.sql("select id from reservation where contact = :contact and state = 'ACCEPTED'")
			.param("contact", contact.value())
			.query(UUID.class)
			.single();
	}

	private ContactId talking() {
		this.seat.awaitRinging().answer();
		ContactId contact = new ContactId(this.seat.contact().orElseThrow());
		soon(() -> assertThat(this.jdbc.sql("select state from queue_entry where contact = :contact")
			.param("contact", contact.value())
			.query(String.class)
			.single()).isEqualTo("ACTIVE"));
		return contact;
	}

	private Optional<LiveCall.Place> live(ContactId contact) {
		return this.calls.liveCalls()
			.stream()
			.filter((call) -> call.contact().equals(contact))
			.map(LiveCall::place)
			.findFirst();
	}

	private Optional<String> outcome(ContactId contact) {
		return this.jdbc.sql("select outcome from contact where id = :id and outcome is not null")
			.param("id", contact.value())
			.query(String.class)
			.optional();
	}

	private double repairs() {
		return List.copyOf(this.meters.find("yihaotong.routing.repairs").counters())
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start();

	}

	/** Every call goes to the queue at once; the survey is the delivered one. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Flow {

		@Bean
		@Primary
		CallHandler straightToTheQueue(@Qualifier("flowHandler") CallHandler flows, IntakeDesk intake, Clock clock) {
			return (call) -> {
				if (call.flow().isPresent()) {
					flows.handle(call);
					return;
				}
				intake.callArrived(call.contact(), call.caller(), new LineNumber("12345"), clock.instant());
				if (call.caller().filter((phone) -> phone.value().endsWith(IN_DANGER)).isPresent()) {
					intake.emergency(call.contact());
				}
				else {
					intake.callToQueue(call.contact());
				}
				call.sendToWaiting();
			};
		}

	}

}

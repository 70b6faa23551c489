package org.yihaotong.talk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.SpokenTones;
import org.yihaotong.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers in danger in the delivered flows and with the built-in recogniser, over the
 * real Asterisk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.routing.ring=20s",
		"yihaotong.survey.least-talk=0s", "yihaotong.ivr.warm=false" })
@Import(SpokenTones.Voice.class)
class DangerJourneyTests {

	/** Says that it burns on the third floor. */
	private static final Path FIRE = Path.of("nlp-models/speech/calls/alaw/call51.wav");

	@Autowired
	private AgentDesk agents;

	@Autowired
	private CallControl calls;

	@Autowired
	private SpokenTones tones;

	@Autowired
	private JdbcClient jdbc;

	private StaffId anna = new StaffId(1);

	private SippTelephone seat;

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
	}

	@AfterEach
	void nothingIsLeft() {
		asterisk().emptied();
		asterisk().closePhones();
		assertThat(this.calls.liveCalls()).isEmpty();
		soon(() -> assertThat(count("""
				select count(*) from reservation where state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING')"""))
			.isZero());
		this.agents.signOut(this.anna);
		this.tones.forget();
	}

	@Test
	void keyNineWhileAnAgentIsRungIsAnEmergencyAndNoMissedOffer() {
		SippCaller caller = asterisk().call("12345", "13812345681");
		caller.pressUntil("0", () -> count("select count(*) from reservation where state = 'PENDING'") == 1);
		this.seat.awaitRinging();
		ContactId contact = new ContactId(this.seat.contact().orElseThrow());
		caller.press("9");
		soon(() -> assertThat(this.jdbc.sql(
				"select state || ' ' || coalesce(reason, '') from reservation where contact = :id order by offered_at limit 1")
			.param("id", contact.value())
			.query(String.class)
			.single()).isEqualTo("RESCINDED danger"));
		soon(() -> assertThat(priority(contact)).isEqualTo("EMERGENCY"));
		assertThat(this.agents.status(this.anna).presence()).isEqualTo(Presence.READY);
		this.seat.awaitRinging().answer();
		soon(() -> assertThat(state(contact)).isEqualTo("ACTIVE"));
		assertThat(count("select count(*) from agent_notice")).isZero();
		soon(() -> assertThat(emergencies("13812345681")).isOne());
		caller.hangUp();
		this.seat.awaitHungUp();
	}

	/** The contact of the talk has its one end; the danger is another one. */
	@Test
	void keyNineInTheQuestionsAfterATalkIsANewContact() {
		SippCaller caller = asterisk().call("12345", "13812345682");
		caller.pressUntil("0", () -> count("select count(*) from reservation where state = 'PENDING'") == 1);
		this.seat.awaitRinging().answer();
		ContactId contact = new ContactId(this.seat.contact().orElseThrow());
		soon(() -> assertThat(state(contact)).isEqualTo("ACTIVE"));
		this.seat.hangUp();
		this.tones.awaitSaid("您的问题解决了吗");
		caller.pressUntil("9", () -> emergencies("13812345682") == 1);
		this.seat.awaitRinging().answer();
		ContactId danger = new ContactId(this.seat.contact().orElseThrow());
		assertThat(danger).isNotEqualTo(contact);
		soon(() -> assertThat(state(danger)).isEqualTo("ACTIVE"));
		assertThat(priority(danger)).isEqualTo("EMERGENCY");
		assertThat(outcome(contact)).contains("HANDLED");
		caller.hangUp();
		this.seat.awaitHungUp();
		soon(() -> assertThat(outcome(danger)).contains("HANDLED"));
	}

	@Test
	void wordsOfDangerAreHeardWhereOnlyKeysAreAskedFor() {
		asterisk().asterisk().run("dialplan set global YHT_AT_ONCE 0");
		try {
			SippCaller caller = asterisk().call("12345", "13812345683");
			this.tones.awaitSaid("请不要重复拨打");
			caller.say(FIRE);
			this.seat.awaitRinging().answer();
			ContactId contact = new ContactId(this.seat.contact().orElseThrow());
			assertThat(priority(contact)).isEqualTo("EMERGENCY");
			soon(() -> assertThat(state(contact)).isEqualTo("ACTIVE"));
			assertThat(this.jdbc.sql("select body from contact where id = :id")
				.param("id", contact.value())
				.query(String.class)
				.single()).contains("着火了");
			caller.hangUp();
			this.seat.awaitHungUp();
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_AT_ONCE 5");
		}
	}

	private int emergencies(String phone) {
		return this.jdbc.sql("select count(*) from contact where phone = :phone and triage = 'EMERGENCY'")
			.param("phone", "+86" + phone)
			.query(Integer.class)
			.single();
	}

	private String priority(ContactId contact) {
		return entry("priority", contact);
	}

	private String state(ContactId contact) {
		return entry("state", contact);
	}

	private String entry(String column, ContactId contact) {
		return this.jdbc.sql("select " + column + " from queue_entry where contact = :id")
			.param("id", contact.value())
			.query(String.class)
			.single();
	}

	private Optional<String> outcome(ContactId contact) {
		return this.jdbc.sql("select outcome from contact where id = :id and outcome is not null")
			.param("id", contact.value())
			.query(String.class)
			.optional();
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start(Map.of("YIHAOTONG_RING_SECONDS", "20"));

	}

}

package org.yihaotong.talk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What emergency services get beside the voice when an agent calls them into a talk, over
 * the real Asterisk and a real HTTP server.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.talk.briefing.pause=50ms",
		"yihaotong.talk.briefing.tries=2", "yihaotong.talk.briefing.to.110.token=secret-110" })
@Import(BriefingJourneyTests.Flow.class)
class BriefingJourneyTests {

	private static final ServiceDouble SERVICE = new ServiceDouble();

	private static final Path FIRE = Path.of("nlp-models/speech/calls/alaw/call51.wav");

	private static final String CITIZEN = "13812345690";

	@Autowired
	private TalkDesk desk;

	@Autowired
	private TalkScreen screen;

	@Autowired
	private AgentDesk agents;

	@Autowired
	private CallControl calls;

	@Autowired
	private JdbcClient jdbc;

	private StaffId anna = new StaffId(1);

	private SippTelephone seat;

	private SippTelephone police;

	private SippCaller caller;

	private ContactId contact = ContactId.random();

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("yihaotong.talk.briefing.to.110.url", () -> SERVICE.url("take"));
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void talking() {
		SERVICE.answers(202);
		SERVICE.posted().clear();
		this.anna = TestStaff.at(this.jdbc, "agent1", "1021");
		this.seat = asterisk().seat("1021");
		this.police = asterisk().callee((phone) -> {
		});
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.calls::connected);
		this.agents.signIn(this.anna);
		this.agents.ready(this.anna);
		this.caller = asterisk().call("12345", CITIZEN);
		this.seat.awaitRinging().answer();
		this.contact = new ContactId(this.seat.contact().orElseThrow());
		soon(() -> assertThat(reservations()).hasSize(1));
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
	}

	@Test
	void thePoliceGetWhatIsKnownAndWhatTheCitizenSaysAfterwards() {
		this.desk.emergency(this.anna, reservation(), "110");
		this.police.awaitRinging().answer();
		soon(() -> assertThat(brief().state()).isEqualTo("DELIVERED"));
		assertThat(SERVICE.posted()).singleElement().satisfies((posted) -> {
			assertThat(posted.token()).isEqualTo("Bearer secret-110");
			assertThat(posted.body()).contains(number(), CITIZEN, "我家楼下的路灯坏了");
		});
		this.caller.say(FIRE);
		soon(() -> assertThat(SERVICE.posted()).last()
			.satisfies((posted) -> assertThat(posted.body()).contains("我家楼下的路灯坏了", "着火")));
		soon(() -> assertThat(audit("emergency.briefed")).hasSizeGreaterThan(1)
			.allMatch((row) -> row.matches("110 HTTPS #[0-9]+ sha256:[0-9a-f]{64}")));
		assertThat(this.jdbc.sql("select content from emergency_briefing where contact = :id")
			.param("id", this.contact.value())
			.query(String.class)
			.single()).contains(CITIZEN, "着火");
	}

	@Test
	void theAgentSeesThatItWasNotTakenAndSendsItAgain() {
		SERVICE.answers(503);
		this.desk.emergency(this.anna, reservation(), "110");
		this.police.awaitRinging().answer();
		soon(() -> assertThat(brief())
			.isEqualTo(new TalkScreen.Brief("FAILED", null, NotBriefed.Why.REFUSED, "HTTP 503")));
		assertThat(SERVICE.posted()).as("tries").hasSize(2);
		assertThat(SERVICE.posted()).extracting(ServiceDouble.Posted::key)
			.containsOnly(SERVICE.posted().getFirst().key());
		assertThat(audit("emergency.not-briefed")).containsExactly("110 REFUSED HTTP 503");
		SERVICE.answers(200);
		this.desk.brief(this.anna, reservation(), "110");
		soon(() -> assertThat(brief().state()).isEqualTo("DELIVERED"));
		assertThat(brief().why()).isNull();
	}

	@Test
	void nothingConfiguredIsSaidPlainlyAndTheTextIsThereForReadingOut() {
		this.desk.emergency(this.anna, reservation(), "119");
		this.police.awaitRinging().answer();
		soon(() -> assertThat(other().talking()).isTrue());
		assertThat(brief()).isEqualTo(new TalkScreen.Brief("NONE", null, null, null));
		assertThat(other().facts()).contains(CITIZEN, "我家楼下的路灯坏了");
		assertThatExceptionOfType(TalkRefused.class).isThrownBy(() -> this.desk.brief(this.anna, reservation(), "119"))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("no-briefing"));
		assertThatExceptionOfType(TalkRefused.class).isThrownBy(() -> this.desk.brief(this.anna, reservation(), "120"))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("nobody-asked"));
		assertThat(SERVICE.posted()).isEmpty();
	}

	/** The talk is there before the other side has answered. */
	@Test
	void aServiceThatHangsHoldsNobodyBack() {
		SERVICE.hangs(true);
		try {
			this.desk.emergency(this.anna, reservation(), "110");
			this.police.awaitRinging().answer();
			soon(() -> assertThat(other().talking()).isTrue());
			assertThat(brief().state()).isEqualTo("SENDING");
			this.police.say(FIRE);
			this.caller.awaitSound();
		}
		finally {
			SERVICE.hangs(false);
		}
		soon(() -> assertThat(brief().state()).isEqualTo("DELIVERED"));
	}

	private TalkScreen.Other other() {
		return this.screen.of(this.contact, this.anna).orElseThrow().parties().getFirst();
	}

	private TalkScreen.Brief brief() {
		return Objects.requireNonNull(other().briefing());
	}

	private String number() {
		return this.jdbc.sql("select number from contact where id = :id")
			.param("id", this.contact.value())
			.query(String.class)
			.single();
	}

	private List<String> audit(String action) {
		return this.jdbc.sql("select reason from audit_log where action = :action and subject = :number order by at")
			.param("action", action)
			.param("number", number())
			.query(String.class)
			.list();
	}

	private UUID reservation() {
		return reservations().getFirst();
	}

	private List<UUID> reservations() {
		return this.jdbc.sql("select id from reservation where contact = :contact and state = 'ACCEPTED'")
			.param("contact", this.contact.value())
			.query(UUID.class)
			.list();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start();

	}

	/** Every call says something and goes to the queue. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Flow {

		@Bean
		@Primary
		CallHandler straightToTheQueue(IntakeDesk intake, Clock clock) {
			return (call) -> {
				if (call.flow().isPresent()) {
					call.finish();
					return;
				}
				intake.callArrived(call.contact(), call.caller(), new LineNumber("12345"), clock.instant());
				intake.heard(call.contact(), "我家楼下的路灯坏了");
				intake.callToQueue(call.contact());
				call.sendToWaiting();
			};
		}

	}

}

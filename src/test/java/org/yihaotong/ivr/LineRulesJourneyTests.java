package org.yihaotong.ivr;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.Recordings;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.SpokenTones;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the rules of lines, as they stand in the database, mean for callers of the
 * delivered flow, over the real Asterisk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.lines.watch-every=200ms", "yihaotong.ivr.overflow-every=200ms",
		"yihaotong.ivr.warm=false", "yihaotong.routing.call-back.settle=1h",
		"yihaotong.routing.call-back.missed-after=0s" })
@Import(SpokenTones.Voice.class)
class LineRulesJourneyTests {

	/** Says that the lamp before the house is broken. */
	private static final Path LAMP = Recordings.beginning(Path.of("nlp-models/speech/calls/alaw/call01.wav"), 2);

	private static final String HEARD = "路灯";

	private static final String NIGHT_VOICEMAIL = "12393";

	private static final String NIGHT_END = "12319";

	private static final String NIGHT_DUTY = "12369";

	/** Overflows as soon as anybody waits. */
	private static final String BUSY_VOICEMAIL = "12333";

	private static final String BUSY_CALL_BACK = "12329";

	private static int tests;

	/** One for each test, so that nobody has called before. */
	private final String citizen = "138123456" + (10 + tests++);

	@Autowired
	private LinePolicy policy;

	@Autowired
	private CallControl calls;

	@Autowired
	private DirectoryNumbers directory;

	@Autowired
	private SpokenTones tones;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Clock clock;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("yihaotong.routing.call-back.missed", () -> "true");
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void nobodyWaits() throws IOException {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.calls::connected);
		this.jdbc.sql("update call_back set state = 'WITHDRAWN' where state = 'WAITING'").update();
		this.jdbc.sql("update queue_entry set state = 'WITHDRAWN' where state = 'WAITING'").update();
		this.jdbc.sql("delete from outbound_call").update();
		for (String left : recordings()) {
			Files.delete(asterisk().sounds().resolve("messages").resolve(left));
		}
		this.tones.forget();
		rules();
	}

	private void rules() {
		if (count("select count(*) from lines where rules is not null") > 0) {
			return;
		}
		// Closed until half past eight of tomorrow, whenever the test runs.
		String night = "{\"week\":{\"" + LocalDate.now(this.clock).plusDays(1).getDayOfWeek()
				+ "\":[\"08:30-12:00\"]},\"holidays\":\"AS_USUAL\"}";
		String always = "{\"week\":{"
				+ List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
					.stream()
					.map((day) -> "\"" + day + "\":[\"00:00-24:00\"]")
					.reduce((first, next) -> first + "," + next)
					.orElseThrow()
				+ "}}";
		rule(NIGHT_VOICEMAIL, night, "WAIT", "VOICEMAIL");
		rule(NIGHT_END, night, "WAIT", "ANNOUNCE_AND_END");
		rule(NIGHT_DUTY, night, "WAIT", "DUTY");
		rule(BUSY_VOICEMAIL, always, "VOICEMAIL", "VOICEMAIL");
		rule(BUSY_CALL_BACK, always, "CALL_BACK", "VOICEMAIL");
		soon(() -> assertThat(this.policy.now(new LineNumber(NIGHT_DUTY)).reason()).isEqualTo(Reason.OUTSIDE_HOURS));
	}

	private void rule(String line, String hours, String overflow, String afterHours) {
		this.jdbc.sql("update lines set rules = cast(:rules as jsonb), version = version + 1 where number = :line")
			.param("line", line)
			.param("rules",
					"""
							{"hours":%s,"duty":{"entry":"M23","ringSeconds":5},"merged":{"afterHours":"%s",
							"overflow":{"action":"%s","longestQueue":0,"longestWaitSeconds":3600}}}""".formatted(hours,
							afterHours, overflow))
			.update();
	}

	@AfterEach
	void nothingIsLeft() {
		asterisk().emptied();
		asterisk().closePhones();
		soon(() -> assertThat(this.calls.liveCalls()).isEmpty());
		assertThat(asterisk().asterisk().run("bridge show all").lines().skip(1)).allMatch(String::isBlank);
		soon(() -> assertThat(recordings()).isEmpty());
		soon(() -> assertThat(count("select count(*) from contact where channel = 'VOICE' and outcome is null"
				+ " and id not in (select contact from queue_entry where state in ('WAITING', 'WITHDRAWN'))"))
			.isZero());
	}

	@Test
	void aMessageAfterHoursIsAContactInTheQueueWithItsRecordingAndTranscript() {
		SippCaller caller = toTheMessage(NIGHT_VOICEMAIL);
		recording();
		assertThat(this.tones.said("服务时间从明天8点30分开始")).as("when the line opens: %s", this.tones.spoken()).isTrue();
		caller.say(LAMP);
		caller.awaitSaid();
		caller.press("#");
		caller.awaitHungUp();
		assertThat(this.tones.said("留言已经收到")).isTrue();
		ended(NIGHT_VOICEMAIL, "LEFT_MESSAGE");
		oneMessage(NIGHT_VOICEMAIL);
		assertThat(count("select count(*) from queue_entry where channel = 'VOICE' and state = 'WAITING'")).isZero();
	}

	@Test
	void whoHangsUpWhileRecordingKeepsWhatWasSaid() {
		saysAndHangsUp(toTheMessage(NIGHT_VOICEMAIL));
		ended(NIGHT_VOICEMAIL, "LEFT_MESSAGE");
		oneMessage(NIGHT_VOICEMAIL);
	}

	@Test
	void silenceLeavesNothingButAnAccountedCall() {
		SippCaller caller = toTheMessage(NIGHT_VOICEMAIL);
		recording();
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(3));
		caller.hangUp();
		ended(NIGHT_VOICEMAIL, "ABANDONED_IN_FLOW");
		assertThat(own("select count(*) from contact where phone = :phone")).isOne();
		assertThat(callBacks()).isEmpty();
	}

	@Test
	void whoIsTurnedAwayHearsWhenTheLineOpensAndIsCountedAsThat() {
		SippCaller caller = asterisk().call(NIGHT_END, this.citizen);
		this.tones.awaitSaid("现在不是服务时间。服务时间从明天8点30分开始");
		caller.awaitSound();
		caller.press("5");
		caller.awaitHungUp();
		ended(NIGHT_END, "OUTSIDE_HOURS");
		assertThat(logged("ENDED")).containsExactly("OUTSIDE_HOURS");
	}

	@Test
	void anEmergencyIsNotTurnedAway() {
		SippCaller caller = asterisk().call(NIGHT_END, this.citizen);
		this.tones.awaitSaid("现在不是服务时间");
		caller.awaitSound();
		caller.press("9");
		soon(() -> assertThat(count(
				"select count(*) from queue_entry where state = 'WAITING' and priority = 'EMERGENCY' and present"))
			.isOne());
		caller.hangUp();
		ended(NIGHT_END, "ABANDONED_WAITING");
	}

	@Test
	void aLineThatOverflowsOffersAMessageToWhoComes() {
		SippCaller first = waits("12345", "13812345601");
		soon(() -> assertThat(this.policy.now(new LineNumber(BUSY_VOICEMAIL)).reason()).isEqualTo(Reason.OVERFLOW));
		this.tones.forget();
		SippCaller caller = toTheMessage(BUSY_VOICEMAIL);
		assertThat(this.tones.said("服务时间")).as("it is open").isFalse();
		saysAndHangsUp(caller);
		ended(BUSY_VOICEMAIL, "LEFT_MESSAGE");
		oneMessage(BUSY_VOICEMAIL);
		assertThat(count("select count(*) from queue_entry where channel = 'VOICE' and state = 'WAITING'")).isOne();
		first.hangUp();
	}

	@Test
	void whoWaitsAndHangsUpAfterAMessageHasNotAbandonedTheWaitAndIsNotCalledBack() {
		SippCaller caller = waits(BUSY_VOICEMAIL, this.citizen);
		this.tones.awaitSaid("要留言请按2");
		caller.pressUntil("2", () -> places().equals(List.of(Place.FLOW)));
		saysAndHangsUp(caller);
		ended(BUSY_VOICEMAIL, "LEFT_MESSAGE");
		oneMessage(BUSY_VOICEMAIL);
		assertThat(logged("ABANDONED")).isEmpty();
		assertThat(callBacks()).isEmpty();
	}

	@Test
	void whoHangsUpInTheOfferIsCalledBackOnceForHavingLeft() {
		SippCaller caller = waits(BUSY_CALL_BACK, this.citizen);
		this.tones.awaitSaid("轮到您时我们给您打回去");
		caller.hangUp();
		ended(BUSY_CALL_BACK, "ABANDONED_WAITING");
		soon(() -> assertThat(callBacks()).containsExactly("MISSED +86" + this.citizen));
	}

	@Test
	void whoHangsUpOnceTheCallBackIsAcceptedIsNotCalledTwice() {
		SippCaller caller = waits(BUSY_CALL_BACK, this.citizen);
		this.tones.awaitSaid("轮到您时我们给您打回去");
		caller.pressUntil("1", () -> this.tones.said("回电号码是"));
		caller.pressUntil("1", () -> !callBacks().isEmpty());
		caller.hangUp();
		soon(() -> assertThat(count(
				"select count(*) from call_back b join queue_entry e using (contact) where e.state = 'WAITING' and e.present"))
			.isOne());
		soon(() -> assertThat(count("select count(*) from event_publication where completion_date is null")).isZero());
		assertThat(callBacks()).containsExactly("KEPT +86" + this.citizen);
		assertThat(own("select count(*) from contact where phone = :phone")).isOne();
	}

	@Test
	void theDutyTelephoneTakesTheCallAtNight() {
		SippTelephone duty = asterisk().callee((phone) -> phone.awaitRinging().answer());
		SippCaller caller = asksForAPerson(NIGHT_DUTY);
		this.tones.awaitSaid("转接值班电话");
		soon(() -> assertThat(places()).containsExactly(Place.ELSEWHERE));
		assertThat(duty.number()).isEqualTo(this.directory.find("M23").orElseThrow());
		assertThat(count("select count(*) from outbound_call")).as("counted by the guard").isOne();
		duty.hangUp();
		caller.awaitHungUp();
		ended(NIGHT_DUTY, "TRANSFERRED");
		assertThat(count("select count(*) from queue_entry where state = 'WAITING'")).isZero();
	}

	@Test
	void whoIsNotAnsweredAtTheDutyTelephoneLeavesAMessage() {
		SippTelephone duty = asterisk().callee(AsteriskPart.isBusy());
		SippCaller caller = asksForAPerson(NIGHT_DUTY);
		this.tones.awaitSaid("对方暂时没有接听。请在提示音后");
		assertThat(duty.calls()).isOne();
		saysAndHangsUp(caller);
		ended(NIGHT_DUTY, "LEFT_MESSAGE");
		oneMessage(NIGHT_DUTY);
		assertThat(logged("ABANDONED")).isEmpty();
		assertThat(callBacks()).isEmpty();
	}

	/** Key 0 in the first question leads to where the rules send the call. */
	private SippCaller asksForAPerson(String line) {
		return asksForAPerson(line, this.citizen);
	}

	private SippCaller asksForAPerson(String line, String number) {
		SippCaller caller = asterisk().call(line, number);
		caller.awaitSound();
		caller.press("0");
		return caller;
	}

	private SippCaller toTheMessage(String line) {
		SippCaller caller = asksForAPerson(line);
		this.tones.awaitSaid("现在不能马上接听");
		return caller;
	}

	/** Asterisk begins the file after the prompt and the beep. */
	private static void recording() {
		Awaitility.await("the recording").atMost(Duration.ofSeconds(10)).until(() -> !recordings().isEmpty());
	}

	private static void saysAndHangsUp(SippCaller caller) {
		recording();
		caller.say(LAMP);
		caller.awaitSaid();
		caller.hangUp();
	}

	private SippCaller waits(String line, String number) {
		SippCaller caller = asksForAPerson(line, number);
		soon(() -> assertThat(count("""
				select count(*) from queue_entry where state = 'WAITING' and present and channel = 'VOICE'"""))
			.isOne());
		return caller;
	}

	private static List<String> recordings() {
		return List
			.of(Optional.ofNullable(asterisk().sounds().resolve("messages").toFile().listFiles()).orElse(new File[0]))
			.stream()
			.map(File::getName)
			.toList();
	}

	private void ended(String line, String outcome) {
		soon(() -> assertThat(this.jdbc
			.sql("select line || ' ' || outcome from contact where phone = :phone and source_key like 'call:%'")
			.param("phone", "+86" + this.citizen)
			.query(String.class)
			.list()).containsExactly(line + " " + outcome));
	}

	private void oneMessage(String line) {
		soon(() -> assertThat(this.jdbc
			.sql("""
					select c.line || c.body from contact c join queue_entry e on e.contact = c.id
					where c.channel = 'MESSAGE' and c.phone = :phone and c.outcome is null and e.state = 'WAITING' and e.present
					and exists (select from contact_attachment a where a.contact = c.id and a.size > 16000)""")
			.param("phone", "+86" + this.citizen)
			.query(String.class)
			.list()).hasSize(1).allMatch((text) -> text.startsWith(line) && text.contains(HEARD)));
	}

	private List<String> logged(String what) {
		return this.jdbc.sql("""
				select coalesce(l.reason, '') from event_log l join contact c on c.id = l.contact
				where c.phone = :phone and what = :what""")
			.param("phone", "+86" + this.citizen)
			.param("what", what)
			.query(String.class)
			.list();
	}

	private List<Place> places() {
		return this.calls.liveCalls().stream().map(LiveCall::place).toList();
	}

	private List<String> callBacks() {
		return this.jdbc.sql("select origin || ' ' || number from call_back where state = 'WAITING'")
			.query(String.class)
			.list();
	}

	private int own(String sql) {
		return this.jdbc.sql(sql).param("phone", "+86" + this.citizen).query(Integer.class).single();
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start();

	}

}

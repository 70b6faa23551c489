package org.yihaotong.survey;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.NewCase;
import org.yihaotong.cases.Rating;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.survey.SurveyCall.State;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.SurveyEnd;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.SpokenTones;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Citizens who are called after the reply to their case, over the real Asterisk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.survey.delay=0s", "yihaotong.survey.from=00:00",
		"yihaotong.survey.until=23:59:59.999", "yihaotong.survey.look-every=200ms", "yihaotong.ivr.warm=false" })
@Import(SpokenTones.Voice.class)
class SurveyJourneyTests {

	/** Talks on and on, as a voicemail does. */
	private static final Path ANNOUNCEMENT = Path.of("nlp-models/speech/calls/alaw/call13.wav");

	private static final DepartmentCode HOUSING = new DepartmentCode("M08");

	@Autowired
	private IntakeDesk intake;

	@Autowired
	private CaseDesk cases;

	@Autowired
	private SurveyCalls surveys;

	@Autowired
	private CallControl calls;

	@Autowired
	private CallJournal journal;

	@Autowired
	private SurveyDesk desk;

	@Autowired
	private SpokenTones tones;

	/** Speaks what a citizen says. */
	@Autowired
	@Qualifier("speechSynthesiser")
	private SpeechSynthesiser citizen;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@AfterEach
	void nothingIsLeft() {
		asterisk().awaitEmpty();
		assertThat(this.calls.liveCalls()).isEmpty();
		assertThat(asterisk().asterisk().run("bridge show all").lines().skip(1)).allMatch(String::isBlank);
		asterisk().closePhones();
		this.tones.forget();
	}

	@Test
	void aCitizenWhoAnswersIsAskedTheTwoQuestionsAndTheCaseIsRated() {
		SippTelephone home = asterisk().callee((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).answer());
		CaseNumber number = replied("13812345671");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> home.calls() == 1);
		assertThat(home.number()).isEqualTo("13812345671");
		assertThat(home.shownCaller()).contains("12345");
		this.tones.awaitSaid("您反映的停水事项");
		// Any key ends the greeting; the same key then answers the questions.
		home.pressUntil("2", () -> view(number).state() == CaseState.CLOSED);
		home.awaitHungUp(Duration.ofSeconds(20));
		assertThat(view(number).rating()).contains(new Rating(false, 4, ""));
		soon(() -> assertThat(view(number).history()).extracting(CaseView.Entry::action)
			.endsWith("replied", "rated", "closed", "survey-answered"));
		SurveyCall call = this.surveys.find(number).orElseThrow();
		assertThat(call.state()).isEqualTo(State.ENDED);
		assertThat(this.journal.surveyed(call.attempt().orElseThrow())).isEqualTo(SurveyEnd.TALKED);
		assertThat(count("select count(*) from queue_entry")).isZero();
		assertThat(home.calls()).isEqualTo(1);
	}

	@Test
	void aCitizenWhoIsBusyIsLeftInPeaceForTheDay() {
		SippTelephone home = asterisk().callee(AsteriskPart.isBusy());
		CaseNumber number = replied("13812345672");
		soon(() -> assertThat(attempt(number)).contains("WAITING1BUSY"));
		assertThat(home.calls()).isEqualTo(1);
		UUID attempt = this.surveys.find(number).flatMap(SurveyCall::attempt).orElseThrow();
		assertThat(this.journal.surveyed(attempt)).isEqualTo(SurveyEnd.NO_ANSWER);
		assertThat(view(number).state()).isEqualTo(CaseState.REPLIED);
	}

	@Test
	void aCitizenWhoDeclinesIsNeverCalledAgain() {
		SippTelephone home = answers();
		CaseNumber number = replied("13812345673");
		this.tones.awaitSaid("请按8");
		home.pressUntil("8", () -> this.tones.said("以后不再给您打回访电话"));
		home.awaitHungUp();
		ended(number, "survey-declined");
		assertThat(view(number).state()).isEqualTo(CaseState.REPLIED);
		assertThat(this.desk.mayCall(PhoneNumber.parse("13812345673").orElseThrow())).isFalse();
	}

	@Test
	void aCitizenWhoHangsUpInTheGreetingHasAnsweredNothing() {
		SippTelephone home = answers();
		CaseNumber number = replied("13812345674");
		this.tones.awaitSaid("请按8");
		home.hangUp();
		ended(number, "survey-unanswered");
		assertThat(view(number).state()).isEqualTo(CaseState.REPLIED);
		assertThat(this.tones.said("您的问题解决了吗")).isFalse();
	}

	@Test
	void aCitizenWhoHangsUpAfterTheFirstAnswerHasGivenThatOne() {
		SippTelephone home = answers();
		CaseNumber number = replied("13812345675");
		this.tones.awaitSaid("您的问题解决了吗");
		home.pressUntil("2", () -> this.tones.said("您对这次办理满意吗"));
		home.hangUp();
		ended(number, "survey-unsolved");
		assertThat(view(number).state()).isEqualTo(CaseState.REPLIED);
	}

	@Test
	void aCitizenMayAnswerInWords() {
		SippTelephone home = answers();
		CaseNumber number = replied("13812345676");
		says(home, "您的问题解决了吗", "已经解决了");
		says(home, "您对这次办理满意吗", "非常满意");
		home.awaitHungUp();
		assertThat(view(number).rating()).contains(new Rating(true, 5, ""));
		ended(number, "survey-answered");
		assertThat(view(number).state()).isEqualTo(CaseState.CLOSED);
	}

	@Test
	void aVoicemailIsAskedNothingAndTheCitizenIsCalledAnotherDay() {
		SippTelephone home = asterisk().callee((phone) -> {
			phone.awaitRinging(Duration.ofMinutes(1)).answer();
			phone.say(ANNOUNCEMENT);
		});
		CaseNumber number = replied("13812345677");
		soon(() -> assertThat(attempt(number)).contains("WAITING1VOICEMAIL"));
		home.awaitHungUp();
		assertThat(this.tones.spoken()).isEmpty();
		assertThat(this.journal.surveyed(this.surveys.find(number).flatMap(SurveyCall::attempt).orElseThrow()))
			.isEqualTo(SurveyEnd.VOICEMAIL);
		assertThat(view(number).state()).isEqualTo(CaseState.REPLIED);
		assertThat(view(number).history()).extracting(CaseView.Entry::action).endsWith("replied");
	}

	/** The call about the case is over; the citizen goes on as a new contact. */
	@Test
	void aCitizenWhoPressesNineIsAnEmergencyOfTheCentre() {
		SippTelephone home = answers();
		CaseNumber number = replied("13812345678");
		this.tones.awaitSaid("请按8");
		home.pressUntil("9", () -> count("select count(*) from queue_entry where priority = 'EMERGENCY'") == 1);
		ended(number, "survey-unanswered");
		assertThat(count("""
				select count(*) from contact where phone = '+8613812345678' and triage = 'EMERGENCY'""")).isOne();
		soon(() -> assertThat(this.calls.liveCalls()).singleElement().satisfies((call) -> {
			assertThat(call.place()).isEqualTo(LiveCall.Place.WAITING);
			assertThat(call.danger()).isTrue();
		}));
		this.tones.awaitSaid("马上转紧急坐席");
		home.hangUp();
		soon(() -> assertThat(count("select count(*) from queue_entry where state = 'ABANDONED'")).isOne());
		this.jdbc.sql("delete from queue_entry").update();
	}

	private SippTelephone answers() {
		return asterisk().callee((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).answer());
	}

	private void says(SippTelephone home, String question, String words) {
		this.tones.awaitSaid(question);
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> asterisk().asterisk().run("core show channels concise").contains("AudioSocket"));
		home.say(this.citizen.speak(words));
	}

	private void ended(CaseNumber number, String how) {
		soon(() -> assertThat(view(number).history()).extracting(CaseView.Entry::action).endsWith(how));
		SurveyCall call = this.surveys.find(number).orElseThrow();
		assertThat(call.state()).isEqualTo(State.ENDED);
		assertThat(this.journal.surveyed(call.attempt().orElseThrow())).isEqualTo(SurveyEnd.TALKED);
	}

	private CaseNumber replied(String caller) {
		ContactId contact = ContactId.random();
		PhoneNumber phone = PhoneNumber.parse(caller).orElseThrow();
		this.intake.callArrived(contact, Optional.of(phone), LineDirectory.MAIN, Instant.EPOCH);
		CaseNumber number = this.cases
			.open(new NewCase(contact, Channel.VOICE, new CategoryCode("0901"), HOUSING, "停水", "家里停水", "海勃湾区", "",
					Optional.of(phone), Priority.NORMAL, 2, 5), Optional.empty())
			.number();
		StaffId clerk = new StaffId(1);
		this.cases.signFor(number, HOUSING, clerk);
		this.cases.reply(number, HOUSING, clerk, "已恢复供水");
		return number;
	}

	private CaseView view(CaseNumber number) {
		return this.cases.find(number).orElseThrow();
	}

	private Optional<String> attempt(CaseNumber number) {
		return this.jdbc.sql("select state || attempts || last_outcome from survey_call where case_number = :case")
			.param("case", number.value())
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

		static final AsteriskPart ASTERISK = AsteriskPart.start();

	}

}

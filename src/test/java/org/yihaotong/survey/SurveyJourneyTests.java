package org.yihaotong.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.survey.SurveyCall.State;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.SurveyEnd;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Citizens who are called after the reply to their case, over the real Asterisk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.survey.delay=0s", "yihaotong.survey.from=00:00",
		"yihaotong.survey.until=23:59:59.999", "yihaotong.survey.look-every=200ms" })
class SurveyJourneyTests {

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
		asterisk().closePhones();
	}

	@Test
	void aCitizenWhoAnswersIsAskedTheTwoQuestionsAndTheCaseIsRated() {
		SippTelephone home = asterisk().callee((phone) -> phone.awaitRinging(Duration.ofMinutes(1)).answer());
		CaseNumber number = replied("13812345671");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> home.calls() == 1);
		assertThat(home.number()).isEqualTo("13812345671");
		assertThat(home.shownCaller()).contains("12345");
		home.awaitSound();
		// Any key ends the greeting; the same key then answers the questions.
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> presses(home, "2", () -> view(number).state() == CaseState.CLOSED));
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
		soon(() -> assertThat(
				this.jdbc.sql("select state || attempts || last_outcome from survey_call where case_number = :case")
					.param("case", number.value())
					.query(String.class)
					.optional())
			.contains("WAITING1BUSY"));
		assertThat(home.calls()).isEqualTo(1);
		UUID attempt = this.surveys.find(number).flatMap(SurveyCall::attempt).orElseThrow();
		assertThat(this.journal.surveyed(attempt)).isEqualTo(SurveyEnd.NO_ANSWER);
		assertThat(view(number).state()).isEqualTo(CaseState.REPLIED);
	}

	private static boolean presses(SippTelephone home, String key, BooleanSupplier enough) {
		boolean done = enough.getAsBoolean() || home.over();
		if (!done) {
			home.press(key);
		}
		return done;
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

package org.yihaotong.survey;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.Rating;
import org.yihaotong.cases.SurveyNote;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.intake.SurveyDesk.SurveyAnswers;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.survey.SurveyCall.State;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.SurveyControl;
import org.yihaotong.telephony.SurveyEnd;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * The module alone, on a real database; the telephone, cases and contacts are played.
 */
@RealParts
@ApplicationModuleTest
@TestPropertySource(properties = "yihaotong.survey.look-every=1d")
@Import(SurveyCallerTests.Time.class)
class SurveyCallerTests {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	private static final PhoneNumber HOME = new PhoneNumber("+8613800001234");

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	@MockitoBean
	private CaseDesk cases;

	@MockitoBean
	private IntakeDesk intake;

	@MockitoBean
	private SurveyDesk surveys;

	@MockitoBean
	private SurveyControl control;

	@MockitoBean
	private CallControl asterisk;

	@MockitoBean
	private CallJournal journal;

	@Autowired
	private SurveyCaller caller;

	@Autowired
	private SurveyBook book;

	@Autowired
	private SurveyCalls calls;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private VirtualClock clock;

	private final Map<CaseNumber, ContactId> contacts = new HashMap<>();

	@BeforeEach
	void noonOfANewDay() {
		this.jdbc.sql("delete from survey_call").update();
		Instant today = this.clock.instant().atZone(CITY).toLocalDate().atTime(12, 0).atZone(CITY).toInstant();
		this.clock.set(today.plus(Duration.ofDays(2)));
		given(this.asterisk.connected()).willReturn(true);
		given(this.surveys.mayCall(any())).willReturn(true);
		given(this.control.call(any(), any(), any())).willReturn(true);
	}

	@Test
	void callsOnceTheDelayIsOverAndTellsTheCaseThatItWasRated() {
		CaseNumber number = replied(HOME);
		this.clock.pass(Duration.ofHours(24).minusSeconds(1));
		this.caller.look();
		verify(this.control, never()).call(any(), any(), any());
		this.clock.pass(Duration.ofSeconds(1));
		this.caller.look();
		this.caller.look();
		UUID attempt = calledOnce(number);
		rated(number);
		ends(attempt, SurveyEnd.TALKED);
		verify(this.cases).surveyed(number, SurveyNote.SURVEY_ANSWERED);
		assertEnded(number, "REACHED");
	}

	@Test
	void tellsTheCaseThatItIsNotSolvedWhenOnlyThatWasSaid() {
		CaseNumber number = replied(HOME);
		UUID attempt = called(number);
		Instant began = this.clock.instant();
		this.clock.pass(Duration.ofSeconds(40));
		given(this.surveys.answers(contact(number), began))
			.willReturn(Optional.of(new SurveyAnswers(Optional.of(false), Optional.empty())));
		ends(attempt, SurveyEnd.TALKED);
		verify(this.cases).surveyed(number, SurveyNote.SURVEY_UNSOLVED);
	}

	@Test
	void callsNobodyInTheEveningAndGoesOnInTheMorning() {
		CaseNumber number = replied(HOME);
		this.clock.pass(Duration.ofHours(32));
		this.caller.look();
		verify(this.control, never()).call(any(), any(), any());
		this.clock.pass(Duration.ofHours(13).minusSeconds(1));
		this.caller.look();
		verify(this.control, never()).call(any(), any(), any());
		this.clock.pass(Duration.ofSeconds(1));
		this.caller.look();
		calledOnce(number);
	}

	@Test
	void callsOnlyWhoToldItByTelephoneFromTheOwnChineseNumber() {
		replied(HOME, new PhoneNumber("+8613800009999"), Channel.VOICE);
		replied(HOME, HOME, Channel.LETTER);
		PhoneNumber foreign = new PhoneNumber("+4915112345678");
		replied(foreign, foreign, Channel.VOICE);
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		verify(this.control, never()).call(any(), any(), any());
		assertThat(count()).isZero();
	}

	@Test
	void callsTwoAtOnceAndEachNumberOnceADay() {
		CaseNumber first = replied(HOME);
		CaseNumber second = replied(HOME);
		CaseNumber other = replied(new PhoneNumber("+8613800001235"));
		CaseNumber third = replied(new PhoneNumber("+8613800001236"));
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		assertThat(State.CALLING).isEqualTo(state(first)).isEqualTo(state(other));
		this.caller.look();
		assertThat(State.WAITING).isEqualTo(state(second)).isEqualTo(state(third));
		ends(attempt(first), SurveyEnd.TALKED);
		ends(attempt(other), SurveyEnd.TALKED);
		this.caller.look();
		assertThat(state(third)).isEqualTo(State.CALLING);
		ends(attempt(third), SurveyEnd.TALKED);
		this.caller.look();
		assertThat(state(second)).isEqualTo(State.WAITING);
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		assertThat(state(second)).isEqualTo(State.CALLING);
	}

	@Test
	void severalNodesKeepTheLimitTogether() {
		List<CaseNumber> waiting = IntStream.range(0, 12)
			.mapToObj((index) -> replied(new PhoneNumber("+86138000020" + (10 + index))))
			.toList();
		this.clock.pass(Duration.ofDays(1));
		List<CompletableFuture<List<SurveyCall>>> nodes = IntStream.range(0, 6)
			.mapToObj((index) -> CompletableFuture.supplyAsync(this.book::begin,
					(node) -> Thread.ofVirtual().start(node)))
			.toList();
		assertThat(nodes.stream().mapToInt((node) -> node.join().size()).sum()).isEqualTo(2);
		assertThat(waiting).filteredOn((number) -> state(number) == State.CALLING).hasSize(2);
	}

	@Test
	void triesThreeTimesOnDifferentDaysAndThenTellsTheCaseThatNobodyWasReached() {
		CaseNumber number = replied(HOME);
		for (SurveyEnd end : List.of(SurveyEnd.VOICEMAIL, SurveyEnd.BUSY, SurveyEnd.NO_ANSWER)) {
			assertThat(state(number)).isEqualTo(State.WAITING);
			this.clock.pass(Duration.ofHours(23));
			this.caller.look();
			assertThat(state(number)).isEqualTo(State.WAITING);
			this.clock.pass(Duration.ofHours(1));
			this.caller.look();
			ends(attempt(number), end);
		}
		verify(this.cases).surveyed(number, SurveyNote.SURVEY_NOT_REACHED);
		assertEnded(number, "NOT_REACHED");
		neverAgain();
	}

	@ParameterizedTest
	@EnumSource(names = { "TALKED", "HUNG_UP", "LOST" })
	void whoHasAnsweredIsNeverCalledAgain(SurveyEnd end) {
		CaseNumber number = replied(HOME);
		ends(called(number), end);
		verify(this.cases).surveyed(number,
				(end == SurveyEnd.LOST) ? SurveyNote.SURVEY_UNKNOWN : SurveyNote.SURVEY_UNANSWERED);
		neverAgain();
		this.book.replied(number, contact(number), this.clock.instant());
		neverAgain();
	}

	@Test
	void anAttemptOfAnEarlierLifeEndsAsTheJournalSays() {
		CaseNumber lost = replied(HOME);
		CaseNumber unanswered = replied(new PhoneNumber("+8613800001235"));
		UUID first = called(lost);
		UUID second = attempt(unanswered);
		given(this.journal.surveyed(first)).willReturn(SurveyEnd.LOST);
		given(this.journal.surveyed(second)).willReturn(SurveyEnd.NO_ANSWER);
		this.clock.pass(Duration.ofSeconds(299));
		this.caller.look();
		assertThat(State.CALLING).isEqualTo(state(lost)).isEqualTo(state(unanswered));
		this.clock.pass(Duration.ofSeconds(2));
		this.caller.look();
		assertEnded(lost, "LOST");
		assertThat(state(unanswered)).isEqualTo(State.WAITING);
		ends(first, SurveyEnd.TALKED);
		assertEnded(lost, "LOST");
	}

	@Test
	void aCallThatTheGuardRefusesIsNoAttempt() {
		given(this.control.call(any(), any(), any())).willReturn(false);
		CaseNumber number = replied(HOME);
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		assertThat(state(number)).isEqualTo(State.WAITING);
		assertThat(this.calls.find(number).orElseThrow().attempts()).isZero();
		given(this.control.call(any(), any(), any())).willReturn(true);
		this.clock.pass(Duration.ofMinutes(59));
		this.caller.look();
		assertThat(state(number)).isEqualTo(State.WAITING);
		this.clock.pass(Duration.ofMinutes(1));
		this.caller.look();
		assertThat(state(number)).isEqualTo(State.CALLING);
	}

	@Test
	void anOrderOfWhichNothingIsKnownIsNotGivenTwice() {
		given(this.control.call(any(), any(), any())).willThrow(new AsteriskAway("Test"));
		CaseNumber number = replied(HOME);
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		this.caller.look();
		assertThat(calledOnce(number)).isEqualTo(attempt(number));
		assertThat(state(number)).isEqualTo(State.CALLING);
	}

	@Test
	void callsNobodyWhileAsteriskIsAway() {
		CaseNumber number = replied(HOME);
		given(this.asterisk.connected()).willReturn(false);
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		assertThat(state(number)).isEqualTo(State.WAITING);
	}

	@Test
	void callsNobodyWhoHasRatedOrDeclinedOrWaitedTooLong() {
		CaseNumber rated = replied(HOME);
		this.book.closed(rated);
		assertEnded(rated, "CLOSED");
		CaseNumber closed = replied(HOME);
		rated(closed);
		CaseNumber declined = replied(new PhoneNumber("+8613800001235"));
		given(this.surveys.mayCall(new PhoneNumber("+8613800001235"))).willReturn(false);
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		assertEnded(closed, "CLOSED");
		assertEnded(declined, "DECLINED");
		CaseNumber old = replied(HOME);
		this.clock.pass(Duration.ofDays(7).plusSeconds(1));
		this.caller.look();
		assertEnded(old, "TOO_LATE");
		verify(this.cases).surveyed(old, SurveyNote.SURVEY_NOT_REACHED);
		verify(this.control, never()).call(any(), any(), any());
	}

	@Test
	void whoDeclinesWhenAskedIsToldOfOnTheCase() {
		CaseNumber number = replied(HOME);
		UUID attempt = called(number);
		given(this.surveys.mayCall(HOME)).willReturn(false);
		ends(attempt, SurveyEnd.TALKED);
		verify(this.cases).surveyed(number, SurveyNote.SURVEY_DECLINED);
		assertEnded(number, "DECLINED");
	}

	private void neverAgain() {
		clearInvocations(this.control);
		for (int day = 0; day < 9; day++) {
			this.clock.pass(Duration.ofDays(1));
			this.caller.look();
		}
		verify(this.control, never()).call(any(), any(), any());
	}

	private ContactId contact(CaseNumber number) {
		return Objects.requireNonNull(this.contacts.get(number));
	}

	private CaseNumber replied(PhoneNumber phone) {
		return replied(phone, phone, Channel.VOICE);
	}

	private CaseNumber replied(PhoneNumber caller, PhoneNumber ofCase, Channel channel) {
		CaseNumber number = new CaseNumber(String.format("20261123-%05d", NUMBERS.incrementAndGet()));
		ContactId contact = ContactId.random();
		this.contacts.put(number, contact);
		CaseView view = mock();
		given(view.number()).willReturn(number);
		given(view.contact()).willReturn(contact);
		given(view.phone()).willReturn(Optional.of(ofCase));
		given(view.state()).willReturn(CaseState.REPLIED);
		given(view.rating()).willReturn(Optional.empty());
		given(this.cases.find(number)).willReturn(Optional.of(view));
		ContactView from = mock();
		given(from.channel()).willReturn(channel);
		given(from.phone()).willReturn(Optional.of(caller));
		given(this.intake.find(contact)).willReturn(Optional.of(from));
		this.book.replied(number, contact, this.clock.instant());
		return number;
	}

	private void rated(CaseNumber number) {
		CaseView view = this.cases.find(number).orElseThrow();
		given(view.state()).willReturn(CaseState.CLOSED);
		given(view.rating()).willReturn(Optional.of(new Rating(true, 5, "")));
	}

	private UUID called(CaseNumber number) {
		this.clock.pass(Duration.ofDays(1));
		this.caller.look();
		return attempt(number);
	}

	private UUID calledOnce(CaseNumber number) {
		ArgumentCaptor<UUID> attempt = ArgumentCaptor.forClass(UUID.class);
		verify(this.control).call(attempt.capture(), any(), any());
		verify(this.control, atLeast(1)).call(attempt.getValue(), contact(number), HOME);
		return attempt.getValue();
	}

	private void ends(UUID attempt, SurveyEnd how) {
		this.book.ended(attempt, how);
	}

	private State state(CaseNumber number) {
		return this.calls.find(number).orElseThrow().state();
	}

	private UUID attempt(CaseNumber number) {
		return this.calls.find(number).orElseThrow().attempt().orElseThrow();
	}

	private void assertEnded(CaseNumber number, String outcome) {
		assertThat(this.jdbc.sql("select state || ' ' || outcome from survey_call where case_number = :case")
			.param("case", number.value())
			.query(String.class)
			.single()).isEqualTo("ENDED " + outcome);
	}

	private int count() {
		return this.jdbc.sql("select count(*) from survey_call").query(Integer.class).single();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		@Primary
		VirtualClock cityClock() {
			return new VirtualClock(Instant.parse("2026-11-23T04:00:00Z"), CITY);
		}

	}

}

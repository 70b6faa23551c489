package org.yihaotong.selfservice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.CategoryRules;
import org.yihaotong.cases.ContactFacts;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.speech.SynthesisFailed;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.NoticeOutcome;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@RealParts
@ApplicationModuleTest(extraIncludes = { "access", "registry", "cases" })
class CarMovingTests {

	private static final PlateNumber PLATE = new PlateNumber("蒙C12345");

	private static final PhoneNumber OWNER = new PhoneNumber("+8613900000001");

	private static final PhoneNumber CITIZEN = new PhoneNumber("+8613811112222");

	private static final Path SOUND = Path.of("notice.wav");

	@MockitoBean
	private CallControl calls;

	@MockitoBean
	private SpeechSynthesiser speech;

	@MockitoBean
	private CategoryRules categories;

	@MockitoBean
	private ContactFacts contacts;

	@Autowired
	private CarMoving carMoving;

	@Autowired
	private CarMoves carMoves;

	@Autowired
	private CarMoveEnding ending;

	@Autowired
	private CaseDesk cases;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void script() {
		this.jdbc.sql("delete from car_move").update();
		given(this.speech.speak(anyString())).willReturn(SOUND);
		given(this.categories.find(new CategoryCode("0201")))
			.willReturn(Optional.of(new CategoryRules.CategoryRule("挪车", Priority.NORMAL, 1, 1)));
		ownerAnswers(new NoticeOutcome.Pressed('1'));
	}

	@Test
	void anOwnerWhoComesClosesTheCaseAtOnce() {
		CarMoveRequest request = request(PLATE, CITIZEN);
		CarMoveOutcome outcome = move(request);
		assertThat(outcome).isInstanceOfSatisfying(CarMoveOutcome.OwnerComes.class, (comes) -> {
			CaseView view = this.cases.find(comes.caseNumber()).orElseThrow();
			assertThat(view.state()).isEqualTo(CaseState.CLOSED);
			assertThat(view.department().value()).isEqualTo("M18");
			assertThat(view.contact()).isEqualTo(request.contact());
			assertThat(view.toString()).doesNotContain("13900000001");
		});
		assertThat(this.carMoves.outcomeOf(request.contact())).contains(outcome);
		then(this.calls).should().callWithNotice(OWNER, SOUND);
	}

	@Test
	void theNoticeTellsTheTailOfThePlateAndNothingOfTheCitizen() {
		move(new CarMoveRequest(ContactId.random(), Channel.MESSAGE, PLATE, Optional.of(CITIZEN), "人民路 13811112222"));
		ArgumentCaptor<String> text = ArgumentCaptor.forClass(String.class);
		then(this.speech).should().speak(text.capture());
		assertThat(text.getValue()).contains("三四五").contains("请按1").doesNotContain("1381111", "人民路", "蒙C1");
	}

	@Test
	void everyOtherAnswerLeavesTheContactToAnAgent() {
		ownerAnswers(new NoticeOutcome.Pressed('2'));
		assertThat(move(request(PLATE, CITIZEN))).isEqualTo(new CarMoveOutcome.OwnerCannot());
		List<NoticeOutcome> others = List.of(new NoticeOutcome.Pressed('7'), new NoticeOutcome.NoKey(),
				new NoticeOutcome.NotAnswered(), new NoticeOutcome.NotPossible());
		for (int i = 0; i < others.size(); i++) {
			ownerAnswers(others.get(i));
			CarMoveRequest request = request(
					new PlateNumber(List.of("湘A58317", "粤B72904", "蒙C88888", "京A66N88").get(i)),
					new PhoneNumber("+861381111333" + i));
			assertThat(move(request)).isEqualTo(new CarMoveOutcome.OwnerNotReached());
			assertThat(this.cases.ofContact(request.contact())).isEmpty();
		}
	}

	@Test
	void aFailureOfSpeechOrTelephonyIsNoAnswer() {
		given(this.speech.speak(anyString())).willThrow(new SynthesisFailed("no voice"));
		assertThat(move(request(PLATE, CITIZEN))).isEqualTo(new CarMoveOutcome.OwnerNotReached());
		assertThat(unfinished()).isZero();
	}

	@Test
	void nobodyIsCalledForAnUnknownPlate() {
		CarMoveRequest request = request(new PlateNumber("沪A00001"), CITIZEN);
		assertThat(move(request)).isEqualTo(new CarMoveOutcome.NotRegistered());
		then(this.calls).should(never()).callWithNotice(any(), any());
		assertThat(this.carMoves.outcomeOf(request.contact())).contains(new CarMoveOutcome.NotRegistered());
	}

	@Test
	void anOwnerIsNotPestered() {
		ownerAnswers(new NoticeOutcome.NoKey());
		for (int i = 0; i < 3; i++) {
			assertThat(move(request(PLATE, new PhoneNumber("+861381111444" + i))))
				.isEqualTo(new CarMoveOutcome.OwnerNotReached());
		}
		assertThat(move(request(PLATE, CITIZEN))).isEqualTo(new CarMoveOutcome.TooMany());
		then(this.calls).should(times(3)).callWithNotice(OWNER, SOUND);
		older(Duration.ofMinutes(61));
		assertThat(move(request(PLATE, CITIZEN))).isEqualTo(new CarMoveOutcome.OwnerNotReached());
	}

	@Test
	void aCitizenCannotSearchTheRegister() {
		for (int i = 0; i < 5; i++) {
			assertThat(move(request(new PlateNumber("沪A0000" + i), CITIZEN)))
				.isEqualTo(new CarMoveOutcome.NotRegistered());
		}
		assertThat(move(request(new PlateNumber("沪A00009"), CITIZEN))).isEqualTo(new CarMoveOutcome.TooMany());
		assertThat(move(request(PLATE, CITIZEN))).isEqualTo(new CarMoveOutcome.TooMany());
		assertThat(move(request(PLATE, new PhoneNumber("+8613811119999"))))
			.isInstanceOf(CarMoveOutcome.OwnerComes.class);
	}

	@Test
	void theLimitOfADayHoldsWhenTheHourHasPassed() {
		ownerAnswers(new NoticeOutcome.NoKey());
		for (int round = 0; round < 4; round++) {
			for (int i = 0; i < 2; i++) {
				assertThat(move(request(PLATE, new PhoneNumber("+86138222" + round + "000" + i))))
					.isEqualTo(new CarMoveOutcome.OwnerNotReached());
			}
			older(Duration.ofMinutes(61));
		}
		assertThat(move(request(PLATE, CITIZEN))).isEqualTo(new CarMoveOutcome.TooMany());
	}

	@Test
	void limitsHoldWhenManyAskAtOnce() {
		CompletableFuture<NoticeOutcome> ringing = new CompletableFuture<>();
		given(this.calls.callWithNotice(any(), any())).willReturn(ringing);
		List<CompletableFuture<CarMoveOutcome>> asked = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			asked.add(this.carMoving.move(request(PLATE, new PhoneNumber("+861382222333" + i))));
		}
		ringing.complete(new NoticeOutcome.NoKey());
		assertThat(asked.stream().map(CarMovingTests::wait).filter(new CarMoveOutcome.TooMany()::equals)).hasSize(3);
	}

	@Test
	void askingAgainGivesTheSameCallAndTheSameOutcome() {
		CompletableFuture<NoticeOutcome> ringing = new CompletableFuture<>();
		given(this.calls.callWithNotice(any(), any())).willReturn(ringing);
		CarMoveRequest request = request(PLATE, CITIZEN);
		CompletableFuture<CarMoveOutcome> first = this.carMoving.move(request);
		CompletableFuture<CarMoveOutcome> second = this.carMoving.move(request);
		assertThat(this.carMoves.outcomeOf(request.contact())).isEmpty();
		ringing.complete(new NoticeOutcome.Pressed('1'));
		assertThat(wait(second)).isEqualTo(wait(first)).isInstanceOf(CarMoveOutcome.OwnerComes.class);
		assertThat(move(request)).isEqualTo(wait(first));
		then(this.calls).should(times(1)).callWithNotice(any(), any());
	}

	@Test
	void whatAKilledServerLeftBehindEndsAsNotReachedExactlyOnce() {
		CompletableFuture<NoticeOutcome> ringing = new CompletableFuture<>();
		given(this.calls.callWithNotice(any(), any())).willReturn(ringing);
		CarMoveRequest request = request(PLATE, CITIZEN);
		CompletableFuture<CarMoveOutcome> late = this.carMoving.move(request);
		await().until(() -> unfinished() == 1);
		this.ending.endLost();
		assertThat(unfinished()).isEqualTo(1);
		older(Duration.ofMinutes(4));
		this.ending.endLost();
		assertThat(this.carMoves.outcomeOf(request.contact())).contains(new CarMoveOutcome.OwnerNotReached());
		ringing.complete(new NoticeOutcome.Pressed('1'));
		assertThat(wait(late)).isEqualTo(new CarMoveOutcome.OwnerNotReached());
		assertThat(this.cases.ofContact(request.contact())).isEmpty();
	}

	private void ownerAnswers(NoticeOutcome outcome) {
		given(this.calls.callWithNotice(any(), any())).willReturn(CompletableFuture.completedFuture(outcome));
	}

	private CarMoveOutcome move(CarMoveRequest request) {
		return wait(this.carMoving.move(request));
	}

	private static CarMoveOutcome wait(CompletableFuture<CarMoveOutcome> outcome) {
		return outcome.orTimeout(20, TimeUnit.SECONDS).join();
	}

	private static CarMoveRequest request(PlateNumber plate, PhoneNumber citizen) {
		return new CarMoveRequest(ContactId.random(), Channel.VOICE, plate, Optional.of(citizen), "");
	}

	private void older(Duration age) {
		this.jdbc.sql("update car_move set requested_at = requested_at - make_interval(secs => ?)")
			.param((double) age.toSeconds())
			.update();
	}

	private int unfinished() {
		return this.jdbc.sql("select count(*) from car_move where outcome is null").query(Integer.class).single();
	}

}

package org.yihaotong.intake;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.Rating;
import org.yihaotong.intake.SurveyDesk.SurveyAnswers;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.routing.QueuedContact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class EmergencyAndSurveyTests extends IntakeModule {

	private static final CaseNumber CASE = new CaseNumber("20261124-00007");

	@Autowired
	private StoredIntakeDesk desk;

	@Autowired
	private SurveyDesk surveys;

	@Test
	void queuesAnEmergencyThatWasOnlyAKeyAtTheHead() {
		ContactId call = call();
		this.desk.emergency(call);
		assertThat(queued().priority()).isEqualTo(Priority.EMERGENCY);
	}

	@Test
	void movesACallThatIsQueuedAlreadyToTheHead() {
		ContactId call = call();
		this.desk.callToQueue(call);
		assertThat(queued().priority()).isEqualTo(Priority.NORMAL);
		this.desk.emergency(call);
		verify(this.queue).raise(call, Priority.EMERGENCY);
		verify(this.queue).join(any());
	}

	@Test
	void keepsEachAnswerOfASurveyWithItsContact() {
		ContactId call = call();
		this.surveys.answered(call, new SurveyAnswers(Optional.of(true), Optional.empty()));
		assertThat(this.surveys.answers(call)).contains(new SurveyAnswers(Optional.of(true), Optional.empty()));
		this.surveys.answered(call, new SurveyAnswers(Optional.empty(), Optional.of(4)));
		assertThat(this.surveys.answers(call)).contains(new SurveyAnswers(Optional.of(true), Optional.of(4)));
		assertThat(this.surveys.answers(ContactId.random())).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new SurveyAnswers(Optional.empty(), Optional.of(6)));
	}

	@Test
	void ratesTheCaseThatHasBeenRepliedTo() {
		ContactId call = call();
		caseOf(call, CaseState.REPLIED);
		this.surveys.answered(call, new SurveyAnswers(Optional.of(false), Optional.empty()));
		verify(this.cases, never()).rate(any(), any());
		this.surveys.answered(call, new SurveyAnswers(Optional.of(false), Optional.of(2)));
		verify(this.cases).rate(CASE, new Rating(false, 2, ""));
	}

	@Test
	void keepsTheAnswersWhenTheCaseCannotBeRated() {
		ContactId call = call();
		caseOf(call, CaseState.REPLIED);
		willThrow(new IllegalStateException("Test")).given(this.cases).rate(any(), any());
		this.surveys.answered(call, new SurveyAnswers(Optional.of(true), Optional.of(5)));
		assertThat(this.surveys.answers(call)).isPresent();
	}

	@Test
	void ratesNoCaseThatIsStillBeingWorkedOn() {
		ContactId call = call();
		caseOf(call, CaseState.DISPATCHED);
		this.surveys.answered(call, new SurveyAnswers(Optional.of(true), Optional.of(5)));
		verify(this.cases, never()).rate(any(), any());
	}

	private void caseOf(ContactId call, CaseState state) {
		CaseView view = mock();
		given(view.state()).willReturn(state);
		given(view.number()).willReturn(CASE);
		given(this.cases.ofContact(call)).willReturn(Optional.of(view));
	}

	private QueuedContact queued() {
		ArgumentCaptor<QueuedContact> captor = ArgumentCaptor.forClass(QueuedContact.class);
		verify(this.queue).join(captor.capture());
		return captor.getValue();
	}

	private ContactId call() {
		ContactId call = ContactId.random();
		this.desk.callArrived(call, Optional.of(CITIZEN), LineDirectory.MAIN, Instant.EPOCH);
		return call;
	}

}

package org.yihaotong.routing;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Next;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Refusal;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FinishingTests extends RoutingModule {

	@Autowired
	ShiftDesk shifts;

	@Autowired
	AgentWork work;

	private AgentStatus anna() {
		return this.agents.status(ANNA);
	}

	private Reservation taken(ContactId letter) {
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).contains(letter));
		this.work.accept(ANNA, this.reservations.openOf(letter).orElseThrow().id());
		return this.reservations.openOf(letter).orElseThrow();
	}

	@Test
	void aPauseChosenInATalkBeginsByItselfAfterTheWrapUpAndNothingNewComesMeanwhile() {
		ContactId call = talking();
		this.shifts.pause(ANNA, PauseReason.MEAL, false);
		assertThat(anna().presence()).isEqualTo(Presence.FINISHING);
		assertThat(anna().pauseReason()).contains(PauseReason.MEAL);
		ContactId next = call(ago(30));
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
		assertThat(anna().presence()).isEqualTo(Presence.FINISHING);
		soon(() -> assertThat(anna().presence()).isEqualTo(Presence.PAUSED));
		assertThat(anna().pauseReason()).contains(PauseReason.MEAL);
		assertThat(state(call)).isEqualTo(EntryState.DONE);
		assertThat(state(next)).isEqualTo(EntryState.WAITING);
	}

	@Test
	void aPauseThatWasTakenBackDoesNotBegin() {
		ContactId call = talking();
		this.shifts.pause(ANNA, PauseReason.MEAL, false);
		this.agents.takeBack(ANNA);
		assertThat(anna().presence()).isEqualTo(Presence.READY);
		ContactId next = call(ago(30));
		this.asterisk.leaves(call);
		rings(next, ANNA);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.agents.takeBack(ANNA))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("nothing-pending"));
	}

	@Test
	void theLastTalkOfAShiftGoesOnToItsEndAtTheSameSeat() {
		ContactId call = talking();
		this.shifts.end(ANNA, false);
		assertThat(anna().next()).contains(Next.OFFLINE);
		assertThat(anna().seat()).contains(seat(ANNA));
		assertThat(state(call)).isEqualTo(EntryState.ACTIVE);
		this.asterisk.leaves(call);
		soon(() -> assertThat(anna().presence()).isEqualTo(Presence.OFFLINE));
		assertThat(state(call)).isEqualTo(EntryState.DONE);
		assertThat(anna().seat()).isEmpty();
	}

	@Test
	void aShiftThatShallEndNowGivesTheLettersBackButNotTheTalk() {
		ContactId letter = letter(ago(90));
		ready(ANNA);
		taken(letter);
		ContactId call = call(ago(60));
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		this.shifts.end(ANNA, true);
		soon(() -> assertThat(state(letter)).isEqualTo(EntryState.WAITING));
		assertThat(state(call)).isEqualTo(EntryState.ACTIVE);
		assertThat(anna().presence()).isEqualTo(Presence.FINISHING);
		this.asterisk.leaves(call);
		soon(() -> assertThat(anna().presence()).isEqualTo(Presence.OFFLINE));
	}

	@Test
	void aShiftWaitsForTheLettersInHand() {
		ContactId letter = letter(ago(90));
		ready(ANNA);
		Reservation taken = taken(letter);
		this.shifts.end(ANNA, false);
		assertThat(anna().presence()).isEqualTo(Presence.FINISHING);
		this.work.complete(ANNA, taken.id());
		soon(() -> assertThat(anna().presence()).isEqualTo(Presence.OFFLINE));
		assertThat(state(letter)).isEqualTo(EntryState.DONE);
	}

	@Test
	void aPauseThatShallBeginNowKeepsTheLetters() {
		ContactId letter = letter(ago(90));
		ready(ANNA);
		taken(letter);
		this.shifts.pause(ANNA, PauseReason.BREAK, true);
		assertThat(anna().presence()).isEqualTo(Presence.PAUSED);
		assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(letter);
	}

	@Test
	void aCallThatRingsWhenAPauseIsChosenMayStillBeTakenOrGoesToSomebodyElse() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		this.shifts.pause(ANNA, PauseReason.BREAK, false);
		assertThat(anna().presence()).isEqualTo(Presence.FINISHING);
		ready(BAO);
		this.asterisk.fails(call, Reason.NO_ANSWER);
		rings(call, BAO);
		soon(() -> assertThat(anna().pauseReason()).contains(PauseReason.BREAK));
		assertThat(anna().presence()).isEqualTo(Presence.PAUSED);
	}

	@Test
	void whatIsPendingBeginsAlsoWhenNoEventTells() {
		ready(ANNA);
		this.agents.finishing(ANNA, Next.OFFLINE, Optional.empty());
		soon(() -> assertThat(anna().presence()).isEqualTo(Presence.OFFLINE));
	}

}

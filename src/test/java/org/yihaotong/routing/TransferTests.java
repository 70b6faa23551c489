package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Refusal;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransferTests extends RoutingModule {

	@Autowired
	TalkWork talks;

	@Test
	void aTransferredCallGoesBeforeOneThatCameEarlier() {
		ContactId call = talking();
		Instant joined = this.entries.find(call).orElseThrow().joinedAt();
		ContactId earlier = call(ago(300));
		TalkWork.Talk talk = talk(call);
		this.agents.pause(ANNA, PauseReason.BREAK);
		this.talks.toQueue(talk);
		this.asterisk.enters(call);
		soon(() -> assertThat(this.queue.ahead(call)).contains(0));
		assertThat(this.entries.find(call).orElseThrow().joinedAt()).isEqualTo(joined);
		assertThat(with(ANNA)).isEmpty();
		ready(BAO);
		rings(call, BAO);
		assertThat(state(earlier)).isEqualTo(EntryState.WAITING);
	}

	@Test
	void aColleagueWhoIsAskedIsOfferedNothingElseUntilTheQuestionIsOver() {
		ContactId call = talking();
		ready(BAO);
		UUID party = UUID.randomUUID();
		this.talks.consult(talk(call), BAO, party);
		ContactId next = call(ago(10));
		assertThat(with(BAO)).singleElement()
			.satisfies((asked) -> assertThat(asked.state()).isEqualTo(ReservationState.CONSULTING));
		// Long enough for the reconciler to look three times.
		soon(() -> assertThat(
				this.jdbc.sql("select clock_timestamp() > offered_at + interval '1 s' from reservation where id = :id")
					.param("id", party)
					.query(Boolean.class)
					.single())
			.isTrue());
		assertThat(state(next)).isEqualTo(EntryState.WAITING);
		this.talks.consultEnded(party);
		rings(next, BAO);
		assertThat(state(call)).isEqualTo(EntryState.ACTIVE);
	}

	@Test
	void whoeverIsAskedCanTakeTheCallOver() {
		ContactId call = talking();
		ready(BAO);
		UUID party = UUID.randomUUID();
		this.talks.consult(talk(call), BAO, party);
		this.asterisk.holds(call, Place.TALKING, Optional.of(seat(BAO)));
		this.talks.handOver(talk(call), party);
		assertThat(with(ANNA)).isEmpty();
		assertThat(with(BAO)).singleElement()
			.satisfies((taken) -> assertThat(taken.state()).isEqualTo(ReservationState.ACCEPTED));
		ContactId next = call(ago(10));
		rings(next, ANNA);
		this.asterisk.tell(new CallEvent.Talk.SeatLeft(call, seat(BAO), this.clock.instant()));
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
	}

	@Test
	void aBusyColleagueIsNotAskedAndNotRung() {
		ContactId call = talking();
		this.agents.signIn(BAO);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.talks.toColleague(talk(call), BAO));
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.talks.consult(talk(call), BAO, UUID.randomUUID()));
		assertThat(state(call)).isEqualTo(EntryState.ACTIVE);
	}

	@Test
	void whatCouldNotBeMovedStaysWithItsAgent() {
		ContactId call = talking();
		ready(BAO);
		TalkWork.Talk talk = talk(call);
		this.talks.toColleague(talk, BAO);
		this.talks.undo(talk);
		assertThat(state(call)).isEqualTo(EntryState.ACTIVE);
		assertThat(with(ANNA)).singleElement()
			.satisfies((open) -> assertThat(open.state()).isEqualTo(ReservationState.ACCEPTED));
		assertThat(with(BAO)).isEmpty();
	}

	@Test
	void aCallerWhoIsInTheWaitingRoomAfterATalkIsOfferedAgainAlsoWhenNobodyTold() {
		ContactId call = talking();
		this.asterisk.holds(call, Place.WAITING, Optional.empty());
		soon(() -> assertThat(state(call)).isIn(EntryState.WAITING, EntryState.OFFERED));
		rings(call, ANNA);
	}

	private ContactId talking() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		return call;
	}

	private TalkWork.Talk talk(ContactId contact) {
		return this.talks.of(contact).orElseThrow();
	}

}

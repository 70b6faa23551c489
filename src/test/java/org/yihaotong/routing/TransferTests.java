package org.yihaotong.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
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
		this.asterisk.seatLeaves(call, seat(ANNA));
		soon(() -> assertThat(this.queue.ahead(call)).contains(0));
		assertThat(this.entries.find(call).orElseThrow().joinedAt()).isEqualTo(joined);
		soon(() -> assertThat(with(ANNA)).isEmpty());
		ready(BAO);
		rings(call, BAO);
		assertThat(state(earlier)).isEqualTo(EntryState.WAITING);
	}

	@Test
	void aCallThatIsPassedToASkillGroupWaitsForItsAgents() {
		Skill heating = Skill.group("heating");
		this.skills.set(BAO, Map.of(heating, 1), Optional.empty());
		ContactId call = talking();
		ContactId next = call(ago(10));
		this.talks.toGroup(talk(call), heating);
		this.asterisk.givesBack(call);
		this.asterisk.seatLeaves(call, seat(ANNA));
		rings(next, ANNA);
		assertThat(this.queue.ahead(call)).contains(0);
		assertThat(this.entries.find(call).orElseThrow().rings().widensAfter(this.clock.instant()))
			.hasValueSatisfying((at) -> assertThat(at).isBetween(this.clock.instant().plusSeconds(60),
					this.clock.instant().plusSeconds(90)));
		ready(BAO);
		rings(call, BAO);
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
		ContactId next = call(ago(10));
		this.talks.handOver(talk(call), party);
		this.asterisk.joins(call, seat(BAO));
		assertThat(with(BAO)).singleElement()
			.satisfies((taken) -> assertThat(taken.state()).isEqualTo(ReservationState.ACCEPTED));
		staysTaken(ANNA, next);
		this.asterisk.seatLeaves(call, seat(ANNA));
		rings(next, ANNA);
		this.asterisk.tell(new CallEvent.Talk.SeatLeft(call, seat(BAO), this.clock.instant()));
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
	}

	@Test
	void anAgentWhoGivesACallBackIsOfferedNothingWhileTheTelephoneIsInTheTalk() {
		ContactId call = talking();
		this.talks.toQueue(talk(call));
		this.asterisk.joins(call, seat(ANNA));
		this.asterisk.enters(call);
		soon(() -> assertThat(this.queue.ahead(call)).contains(0));
		staysTaken(ANNA, call);
		this.asterisk.seatLeaves(call, seat(ANNA));
		rings(call, ANNA);
	}

	@Test
	void anAgentWhoPassesACallToAColleagueIsOfferedNothingWhileTheTelephoneIsInTheTalk() {
		ContactId call = talking();
		ready(BAO);
		this.talks.toColleague(talk(call), BAO);
		ContactId next = call(ago(10));
		this.asterisk.joins(call, seat(BAO));
		staysTaken(ANNA, next);
		this.asterisk.seatLeaves(call, seat(ANNA));
		rings(next, ANNA);
	}

	@Test
	void anAgentWhoseTelephoneIsOutOfTheTalkIsFreeAlsoWhenNobodyTold() {
		ContactId call = talking();
		this.talks.toQueue(talk(call));
		this.jdbc.sql("update reservation set expires_at = now() - interval '1 minute' where state = 'CONSULTING'")
			.update();
		this.asterisk.enters(call);
		rings(call, ANNA);
	}

	/** Long enough for the reconciler to look three times. */
	private void staysTaken(StaffId agent, ContactId next) {
		soon(() -> assertThat(this.jdbc
			.sql("select expires_at < clock_timestamp() + interval '19 s' from reservation where agent = :agent"
					+ " and state = 'CONSULTING'")
			.param("agent", agent.value())
			.query(Boolean.class)
			.single()).isTrue());
		assertThat(state(next)).isEqualTo(EntryState.WAITING);
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

	private TalkWork.Talk talk(ContactId contact) {
		return this.talks.of(contact).orElseThrow();
	}

}

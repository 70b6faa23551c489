package org.yihaotong.routing;

import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Seat;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

class CallRoutingTests extends RoutingModule {

	@Autowired
	private HotQueue hotQueue;

	@Autowired
	private MeterRegistry meters;

	@Test
	void offersACallAndFollowsItToTheEndOfTheWrapUp() {
		ContactId call = call(ago(10));
		ready(ANNA);
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
		assertThat(with(ANNA)).singleElement()
			.satisfies((wrap) -> assertThat(wrap.state()).isEqualTo(ReservationState.WRAPPING));
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.DONE));
		assertThat(with(ANNA)).isEmpty();
	}

	@Test
	void doesNotOfferACallerWhoIsNotInTheWaitingRoomYet() {
		ready(ANNA);
		ContactId early = join(Channel.VOICE, Priority.NORMAL, ago(60));
		ContactId late = call(ago(5));
		rings(late, ANNA);
		assertThat(state(early)).isEqualTo(EntryState.WAITING);
	}

	@Test
	void keepsJoinTimeWhenAgentDoesNotAnswerAndAnotherAgentGetsTheCall() {
		ContactId first = call(ago(60));
		ContactId second = call(ago(30));
		ready(ANNA);
		rings(first, ANNA);
		this.asterisk.fails(first, Reason.NO_ANSWER);
		soon(() -> assertThat(this.agents.status(ANNA).pauseReason()).contains(PauseReason.MISSED_OFFER));
		ready(BAO);
		rings(first, BAO);
		assertThat(state(second)).isEqualTo(EntryState.WAITING);
		assertThat(this.entries.find(first).orElseThrow().joinedAt()).isBefore(ago(59));
	}

	@Test
	void aRefusedCallGoesToAnotherAgentAndTheFirstStaysReady() {
		ready(ANNA);
		ContactId call = call(ago(60));
		rings(call, ANNA);
		ready(BAO);
		this.asterisk.fails(call, Reason.REJECTED);
		rings(call, BAO);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
	}

	@Test
	void aRefusedCallComesBackToTheOnlyAgentAfterARest() {
		ready(ANNA);
		ContactId call = call(ago(60));
		rings(call, ANNA);
		this.asterisk.fails(call, Reason.REJECTED);
		rings(call, ANNA);
		assertThat(this.jdbc.sql("select count(*) from reservation where state = 'REJECTED'")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void aCallerWhoHangsUpWhileWaitingHasAbandoned() {
		ContactId call = call(ago(60));
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ABANDONED));
	}

	@Test
	void aCallerWhoHangsUpWhileItRingsHasAbandonedAndTheAgentGetsTheNext() {
		ContactId first = call(ago(60));
		ContactId second = call(ago(30));
		ready(ANNA);
		rings(first, ANNA);
		this.asterisk.leaves(first);
		soon(() -> assertThat(state(first)).isEqualTo(EntryState.ABANDONED));
		rings(second, ANNA);
	}

	@Test
	void goesByPriorityThenByJoinTime() {
		ContactId normal = call(ago(60));
		ContactId older = call(ago(90));
		ContactId emergency = join(Channel.VOICE, Priority.EMERGENCY, ago(1));
		this.asterisk.enters(emergency);
		soon(() -> assertThat(this.queue.ahead(normal)).contains(2));
		assertThat(this.queue.ahead(older)).contains(1);
		assertThat(this.queue.ahead(emergency)).contains(0);
		ready(ANNA);
		rings(emergency, ANNA);
		ready(BAO);
		rings(older, BAO);
	}

	@Test
	void aWaitingCallThatBecomesAnEmergencyGoesToTheHeadWithItsJoinTime() {
		ContactId older = call(ago(90));
		ContactId danger = call(ago(1));
		soon(() -> assertThat(this.queue.ahead(danger)).contains(1));
		this.queue.raise(danger, Priority.EMERGENCY);
		assertThat(this.queue.ahead(danger)).contains(0);
		assertThat(this.entries.find(danger).orElseThrow().joinedAt()).isAfter(ago(10));
		ready(ANNA);
		rings(danger, ANNA);
		ready(BAO);
		rings(older, BAO);
	}

	@Test
	void aCallThatBecomesAnEmergencyWhileItIsOfferedIsOneWhenNobodyAnswers() {
		ContactId danger = call(ago(1));
		ready(ANNA);
		rings(danger, ANNA);
		ContactId older = call(ago(90));
		this.queue.raise(danger, Priority.EMERGENCY);
		assertThat(state(danger)).isEqualTo(EntryState.OFFERED);
		this.asterisk.fails(danger, Reason.NO_ANSWER);
		soon(() -> assertThat(this.queue.ahead(danger)).contains(0));
		soon(() -> assertThat(this.queue.ahead(older)).contains(1));
		assertThat(this.entries.find(danger).orElseThrow().priority()).isEqualTo(Priority.EMERGENCY);
		ready(BAO);
		rings(danger, BAO);
	}

	@Test
	void givesNoCallToAnAgentWhoseSoftphoneCannotBeReached() {
		this.asterisk.registers(seat(ANNA), false);
		ContactId call = call(ago(60));
		ContactId letter = letter(ago(30));
		ready(ANNA);
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(letter));
		assertThat(state(call)).isEqualTo(EntryState.WAITING);
		this.asterisk.registers(seat(ANNA), true);
		rings(call, ANNA);
	}

	@Test
	void triesAnUnreachableSoftphoneAgainAfterARest() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		this.asterisk.fails(call, Reason.UNREACHABLE);
		soon(() -> assertThat(with(ANNA)).isEmpty());
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		rings(call, ANNA);
	}

	@Test
	void leavesASoftphoneAloneThatTalksWithACallNobodyCouldStore() {
		ContactId stranger = ContactId.random();
		this.asterisk.holds(stranger, Place.TALKING, Optional.of(seat(ANNA)));
		soon(() -> assertThat(this.hotQueue.contents().reachable()).containsEntry(seat(ANNA), false));
		ready(ANNA);
		ContactId call = call(ago(60));
		ready(BAO);
		rings(call, BAO);
		this.asterisk.vanishes(stranger);
		rings(call(ago(30)), ANNA);
	}

	@Test
	void aCallThatAsteriskNoLongerHoldsIsAbandonedAndTheNextIsOffered() {
		ContactId gone = call(ago(60));
		ContactId next = call(ago(30));
		soon(() -> assertThat(this.entries.find(next).orElseThrow().present()).isTrue());
		this.asterisk.vanishes(gone);
		ready(ANNA);
		rings(next, ANNA);
		soon(() -> assertThat(state(gone)).isEqualTo(EntryState.ABANDONED));
	}

	@Test
	void aTalkThatTheDialplanBeganIsItsAgentsAndCountsOnceAndNotWithoutAnAgent() {
		Counter adoptions = this.meters.counter("yihaotong.routing.repairs", "what", "call-adopt");
		double before = adoptions.count();
		ContactId unknown = call(ago(60));
		ContactId known = call(ago(30));
		this.agents.signIn(ANNA);
		this.asterisk.holds(unknown, Place.TALKING, Optional.of(new Seat("1019")));
		this.asterisk.holds(known, Place.TALKING, Optional.of(seat(ANNA)));
		soon(() -> assertThat(state(known)).isEqualTo(EntryState.ACTIVE));
		// Seen to be gone at the second look from here.
		ContactId later = join(Channel.VOICE, Priority.NORMAL, ago(5));
		soon(() -> assertThat(state(later)).isEqualTo(EntryState.ABANDONED));
		assertThat(state(unknown)).isEqualTo(EntryState.WAITING);
		assertThat(adoptions.count()).isEqualTo(before + 1);
	}

	@Test
	void endingTheShiftTakesARingingCallBack() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		ready(BAO);
		this.agents.signOut(ANNA);
		rings(call, BAO);
	}

}

package org.yihaotong.routing;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.AgentNotice;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.OfferCounts.Counts;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class OfferEndTests extends RoutingModule {

	@Autowired
	AgentStates states;

	@Autowired
	AgentNotices notices;

	private ContactId ringing() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		return call;
	}

	private Counts counts() {
		return this.states.offers(ANNA);
	}

	@Test
	void aMissedOfferPausesAndTheAgentIsToldOfWhat() {
		ContactId call = ringing();
		this.asterisk.fails(call, Reason.NO_ANSWER);
		soon(() -> assertThat(this.agents.status(ANNA).pauseReason()).contains(PauseReason.MISSED_OFFER));
		assertThat(counts()).isEqualTo(new Counts(1, 0, 0));
		assertThat(this.notices.unread(ANNA)).singleElement().satisfies((notice) -> {
			assertThat(notice.kind()).isEqualTo(AgentNotice.Kind.PAUSED_MISSED);
			assertThat(notice.contact()).isEqualTo(call.value());
			assertThat(notice.missed()).isEqualTo(1);
		});
		this.notices.read(BAO, this.notices.unread(ANNA).getFirst().id());
		assertThat(this.notices.unread(ANNA)).hasSize(1);
		this.notices.read(ANNA, this.notices.unread(ANNA).getFirst().id());
		assertThat(this.notices.unread(ANNA)).isEmpty();
	}

	@Test
	void aRejectedOfferIsNoMissedOne() {
		ContactId call = ringing();
		this.asterisk.fails(call, Reason.REJECTED);
		soon(() -> assertThat(counts()).isEqualTo(new Counts(0, 1, 0)));
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		assertThat(this.notices.unread(ANNA)).isEmpty();
	}

	@Test
	void aSoftphoneThatCannotBeCalledIsNoFaultOfTheAgent() {
		ContactId call = ringing();
		this.asterisk.fails(call, Reason.UNREACHABLE);
		soon(() -> assertThat(counts()).isEqualTo(new Counts(0, 0, 1)));
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		assertThat(this.notices.unread(ANNA)).isEmpty();
	}

	@Test
	void aCallerInDangerGoesBeforeAllAndCountsAgainstNobody() {
		ContactId call = ringing();
		this.agents.pause(ANNA, PauseReason.BREAK);
		ContactId before = call(ago(600));
		this.asterisk.fails(call, Reason.DANGER);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WAITING));
		soon(() -> assertThat(this.queue.ahead(call)).contains(0));
		assertThat(this.queue.ahead(before)).contains(1);
		assertThat(counts()).isEqualTo(new Counts(0, 0, 0));
		assertThat(this.notices.unread(ANNA)).isEmpty();
	}

	@Test
	void aCallerWhoHangsUpCountsAgainstNobody() {
		ContactId call = ringing();
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ABANDONED));
		assertThat(counts()).isEqualTo(new Counts(0, 0, 0));
	}

	@Test
	void countsAnewInEveryShift() {
		ContactId call = ringing();
		this.asterisk.fails(call, Reason.REJECTED);
		soon(() -> assertThat(counts().rejected()).isEqualTo(1));
		this.agents.signOut(ANNA);
		assertThat(counts()).isEqualTo(new Counts(0, 0, 0));
		this.agents.signIn(ANNA);
		assertThat(counts()).isEqualTo(new Counts(0, 0, 0));
	}

}

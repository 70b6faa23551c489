package org.yihaotong.routing;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentNotice;
import org.yihaotong.agents.AgentNotices;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = { "yihaotong.agents.missed-before-pause=2", "yihaotong.agents.missed-return=1s" })
class MissedInARowTests extends RoutingModule {

	@Autowired
	AgentNotices notices;

	@Autowired
	AgentStates states;

	private void missed(ContactId call, int count) {
		rings(call, ANNA);
		this.asterisk.fails(call, Reason.NO_ANSWER);
		soon(() -> assertThat(this.states.offers(ANNA).missed()).isEqualTo(count));
	}

	@Test
	void pausesAfterTheSecondAndReturnsByItselfWithANotice() {
		ContactId call = call(ago(60));
		ready(ANNA);
		missed(call, 1);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		missed(call, 2);
		soon(() -> assertThat(this.notices.unread(ANNA)).extracting(AgentNotice::kind)
			.containsExactly(AgentNotice.Kind.RETURNED, AgentNotice.Kind.PAUSED_MISSED));
		assertThat(this.notices.unread(ANNA).getLast().missed()).isEqualTo(2);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		rings(call, ANNA);
	}

	@Test
	void staysPausedWhileTheSoftphoneIsAway() {
		ContactId call = call(ago(60));
		ready(ANNA);
		missed(call, 1);
		rings(call, ANNA);
		this.asterisk.registers(seat(ANNA), false);
		this.asterisk.fails(call, Reason.NO_ANSWER);
		soon(() -> assertThat(this.agents.status(ANNA).pauseReason()).contains(PauseReason.MISSED_OFFER));
		soon(() -> assertThat(this.clock.instant())
			.isAfter(this.agents.status(ANNA).returnsAt().orElseThrow().plusMillis(800)));
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.PAUSED);
		this.asterisk.registers(seat(ANNA), true);
		rings(call, ANNA);
	}

	@Test
	void whoeverTookOneInBetweenHasMissedNoneInARow() {
		ContactId call = call(ago(60));
		ready(ANNA);
		missed(call, 1);
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.DONE));
		ContactId next = call(ago(30));
		missed(next, 2);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		assertThat(this.notices.unread(ANNA)).isEmpty();
	}

	@Test
	void aPauseThatWasChosenDoesNotEndByItself() {
		ContactId call = call(ago(60));
		ready(ANNA);
		missed(call, 1);
		missed(call, 2);
		soon(() -> assertThat(this.agents.status(ANNA).pauseReason()).contains(PauseReason.MISSED_OFFER));
		this.agents.pause(ANNA, PauseReason.MEAL);
		assertThat(this.agents.status(ANNA).returnsAt()).isEmpty();
		assertThat(this.agents.returned(ANNA)).isEmpty();
	}

}

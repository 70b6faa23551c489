package org.yihaotong.routing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.telephony.CallEvent.CallBack.Why;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = "yihaotong.routing.call-back.pauses=400ms,1h")
class CallBackTests extends RoutingModule {

	@Autowired
	CallBackQueue backs;

	@Autowired
	CallBacks callBacks;

	@Autowired
	Reconciler reconciler;

	@Autowired
	AgentStates states;

	@Test
	void keepsThePlaceOfACallerWhoHungUpAndRingsTheAgentFirst() {
		ContactId kept = kept(ago(60));
		ContactId later = call(ago(30));
		ready(ANNA);
		ringsBack(kept, ANNA);
		assertThat(state(later)).isEqualTo(EntryState.WAITING);
		assertThat(this.states.tasks(ANNA)).singleElement()
			.satisfies((task) -> assertThat(task.callBack())
				.isEqualTo(new AgentState.CalledBack("138****5678", 1, 3, false)));
		this.asterisk.agentAnswers(kept);
		dialled(kept);
		this.asterisk.citizenAnswers(kept);
		soon(() -> assertThat(state(kept)).isEqualTo(EntryState.ACTIVE));
		soon(() -> assertThat(callBack(kept).state()).isEqualTo(CallBack.State.CONNECTED));
		this.asterisk.leaves(kept);
		soon(() -> assertThat(state(kept)).isEqualTo(EntryState.DONE));
	}

	@Test
	void aCitizenWhoIsNotReachedWaitsForThePauseWithTheFirstJoinTimeAndTheAgentIsFree() {
		Instant joined = ago(60).truncatedTo(ChronoUnit.MICROS);
		ContactId kept = kept(joined);
		ready(ANNA);
		ContactId next = call(ago(5));
		ringsBack(kept, ANNA);
		this.asterisk.agentAnswers(kept);
		dialled(kept);
		this.asterisk.citizenMisses(kept, Why.BUSY);
		rings(next, ANNA);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		assertThat(this.entries.find(kept).orElseThrow().joinedAt()).isEqualTo(joined);
		ready(BAO);
		ringsBack(kept, BAO);
		this.asterisk.agentAnswers(kept);
		dialled(kept);
		this.asterisk.citizenMisses(kept, Why.VOICEMAIL);
		soon(() -> assertThat(callBack(kept).nextAttemptAt()).isAfter(this.clock.instant().plusSeconds(3000)));
		assertThat(state(kept)).isEqualTo(EntryState.WAITING);
		this.jdbc.sql("update call_back set next_attempt_at = now()").update();
		ringsBack(kept, BAO);
		this.asterisk.agentAnswers(kept);
		dialled(kept);
		this.asterisk.citizenMisses(kept, Why.NO_ANSWER);
		soon(() -> assertThat(callBack(kept).state()).isEqualTo(CallBack.State.NOT_REACHED));
		assertThat(state(kept)).isEqualTo(EntryState.WITHDRAWN);
		assertThat(callBack(kept).attempts()).isEqualTo(3);
	}

	@Test
	void anAgentWhoDoesNotAnswerHasMissedACallAndTheNextIsRungWithoutACallToTheCitizen() {
		ContactId kept = kept(ago(60));
		ready(ANNA);
		ringsBack(kept, ANNA);
		this.asterisk.agentMisses(kept);
		ready(BAO);
		ringsBack(kept, BAO);
		assertThat(callBack(kept).attempts()).isZero();
	}

	@Test
	void theReconcilerAndARestartLeaveItInItsPlace() {
		ContactId kept = kept(ago(60));
		this.reconciler.begin();
		this.reconciler.calls();
		this.reconciler.calls();
		assertThat(state(kept)).isEqualTo(EntryState.WAITING);
		ready(ANNA);
		ringsBack(kept, ANNA);
	}

	@Test
	void anAttemptThatNobodyToldTheEndOfIsRepeatedAfterThePause() {
		ContactId kept = kept(ago(60));
		ready(ANNA);
		ringsBack(kept, ANNA);
		this.asterisk.agentAnswers(kept);
		dialled(kept);
		this.asterisk.backs().clear();
		this.jdbc.sql("update reservation set expires_at = now() - interval '1 minute'").update();
		ringsBack(kept, ANNA);
		assertThat(callBack(kept).attempts()).isEqualTo(1);
	}

	@Test
	void aCallerWhoCallsAgainTakesThePlaceOverAlsoWhileTheAgentIsRung() {
		Instant joined = ago(60).truncatedTo(ChronoUnit.MICROS);
		ContactId kept = kept(joined);
		ready(ANNA);
		ringsBack(kept, ANNA);
		assertThat(this.backs.takeOver(CITIZEN)).contains(new CallBackQueue.Waited(kept, joined));
		assertThat(this.backs.takeOver(CITIZEN)).isEmpty();
		this.asterisk.agentAnswers(kept);
		soon(() -> assertThat(state(kept)).isEqualTo(EntryState.WITHDRAWN));
		assertThat(with(ANNA)).isEmpty();
	}

	@Test
	void aMessageEndsTheCallBackToACallerWhoLeftAndNotOneThatWasAskedFor() {
		ContactId left = join(Channel.VOICE, Priority.NORMAL, ago(60));
		this.backs.callMissed(left, CITIZEN);
		assertThat(this.backs.messageLeft(CITIZEN)).contains(left);
		assertThat(state(left)).isEqualTo(EntryState.WITHDRAWN);
		kept(ago(60));
		assertThat(this.backs.messageLeft(CITIZEN)).isEmpty();
	}

	@Test
	void aCallerForWhomAnAgentIsRungStays() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		assertThat(this.backs.keep(call, CITIZEN)).isFalse();
		assertThat(this.callBacks.find(call)).isEmpty();
	}

	private ContactId kept(Instant joined) {
		ContactId call = call(joined);
		soon(() -> assertThat(this.entries.find(call).orElseThrow().present()).isTrue());
		assertThat(this.backs.keep(call, CITIZEN)).isTrue();
		this.asterisk.leaves(call);
		soon(() -> assertThat(this.entries.find(call).orElseThrow().present()).isTrue());
		assertThat(state(call)).isEqualTo(EntryState.WAITING);
		return call;
	}

	private CallBack callBack(ContactId contact) {
		return this.callBacks.find(contact).orElseThrow();
	}

}

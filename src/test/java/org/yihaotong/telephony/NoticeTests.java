package org.yihaotong.telephony;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeTests extends TelephonyModule {

	private static final PhoneNumber OWNER = new PhoneNumber("+8613900001111");

	@Test
	void tellsTheKeyThatTheCalleePressed() throws Exception {
		SippTelephone owner = asterisk().callee(AsteriskPart.answersAndPresses('1'));
		assertThat(outcome()).isEqualTo(new NoticeOutcome.Pressed('1'));
		assertThat(owner.number()).isEqualTo("13900001111");
		assertThat(owner.shownCaller()).contains("12345").doesNotContain(CITIZEN);
	}

	@Test
	void tellsThatTheCalleeIsBusy() throws Exception {
		asterisk().callee(AsteriskPart.isBusy());
		assertThat(outcome()).isEqualTo(new NoticeOutcome.NotAnswered());
	}

	@Test
	void tellsThatTheCalleeHungUpWithoutAKey() throws Exception {
		asterisk().callee((phone) -> {
			phone.awaitRinging().answer();
			phone.awaitSound();
			phone.hangUp();
		});
		assertThat(outcome()).isEqualTo(new NoticeOutcome.NoKey());
	}

	@Test
	void tellsThatNobodyAnswered() throws Exception {
		SippTelephone owner = asterisk().callee(AsteriskPart.neverAnswers());
		assertThat(outcome()).isEqualTo(new NoticeOutcome.NotAnswered());
		owner.awaitHungUp();
		assertThat(owner.how()).contains("cancelled");
	}

	@Test
	void saysTheNoticeThreeTimesToACalleeWhoPressesNothing() throws Exception {
		SippTelephone owner = asterisk().callee((phone) -> phone.awaitRinging().answer());
		assertThat(outcome()).isEqualTo(new NoticeOutcome.NoKey());
		owner.awaitHungUp();
		assertThat(owner.how()).contains("ended");
	}

	@Test
	void tellsThatThereIsNoWayToTheCallee() throws Exception {
		SippTelephone operator = asterisk().callee((phone) -> phone.awaitRinging().fail());
		assertThat(outcome()).isEqualTo(new NoticeOutcome.NotPossible());
		assertThat(operator.how()).contains("refused");
	}

	private NoticeOutcome outcome() throws Exception {
		CompletableFuture<NoticeOutcome> outcome = this.control.callWithNotice(OWNER, Sounds.tone(1));
		return outcome.get(90, TimeUnit.SECONDS);
	}

}

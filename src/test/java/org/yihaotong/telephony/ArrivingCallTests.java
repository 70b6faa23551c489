package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippPhone;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivingCallTests extends TelephonyModule {

	@Test
	void tellsTheFlowWhoCallsWhichNumberAndHoldsTheCallerWithMusic() {
		SippCaller caller = asterisk().call("12319", CITIZEN);
		Call call = arrived();
		assertThat(call.dialled()).isEqualTo("12319");
		assertThat(call.caller()).contains(new PhoneNumber("+86" + CITIZEN));
		ContactId contact = waiting(call);
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		assertThat(live(contact).dialled()).isEqualTo("12319");
		caller.awaitSound();
		caller.hangUp();
		CallEvent.CallerLeft left = told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
		assertThat(left.place()).isEqualTo(LiveCall.Place.WAITING);
		assertThat(caller.sipResult()).isZero();
	}

}

package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.agi.SoundFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReconnectTests extends TelephonyModule {

	@Autowired
	private TelephonyProperties properties;

	@Autowired
	private SoundFiles sounds;

	@Test
	void connectsAgainWhenAsteriskComesBackAndTakesCallsAgain() throws Exception {
		calls();
		ContactId lost = waiting(arrived());
		asterisk().stop();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !this.control.connected());
		assertThatExceptionOfType(AsteriskAway.class).isThrownBy(this.control::liveCalls);
		assertThatExceptionOfType(AsteriskAway.class)
			.isThrownBy(() -> this.control.offer(ContactId.random(), lost.value(), new Seat("1021")));
		assertThat(this.control.callWithNotice(new PhoneNumber("+8613900001111"), Sounds.tone(1)).get())
			.isEqualTo(new NoticeOutcome.NotPossible());
		asterisk().closePhones();
		this.above.events.clear();
		this.above.calls.clear();
		asterisk().resume();
		told(CallEvent.AsteriskConnected.class, (event) -> true);
		calls();
		ContactId fresh = waiting(arrived());
		assertThat(fresh).isNotEqualTo(lost);
		assertThat(this.control.liveCalls()).extracting(LiveCall::contact).containsExactly(fresh);
	}

	@Test
	void knowsTheCallsThatAsteriskHeldBeforeTheServerCame() {
		calls();
		ContactId contact = waiting(arrived());
		try (CallEvents events = new CallEvents((event) -> {
		});
				AsteriskCallControl another = new AsteriskCallControl(this.properties.all().getFirst(), this.properties,
						events, this.sounds, new SeatPlaces(), () -> true,
						(callee, ground) -> OutboundGuard.Verdict.ALLOWED, Optional::empty, new SignsOfLife(),
						new ManagerLogIns(null, Clock.systemUTC()), Clock.systemUTC())) {
			another.start();
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(another::connected);
			LiveCall call = another.liveCalls().getFirst();
			assertThat(call.contact()).isEqualTo(contact);
			assertThat(call.place()).isEqualTo(LiveCall.Place.WAITING);
			assertThat(call.caller()).contains(new PhoneNumber("+86" + CITIZEN));
			another.hangUp(contact);
			told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
		}
	}

}

package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who press 9 while they wait.
 */
class DangerCallTests extends TelephonyModule {

	@AfterEach
	void nobodyIsLeft() {
		asterisk().emptied();
	}

	@Test
	void keyNineIsHeardInTheMusicAndTheCallerWaitsOn() {
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		caller.awaitSound();
		this.above.flow = (call) -> {
			call.play(Sounds.tone(20));
			call.sendToWaiting();
		};
		assertThat(live(contact).danger()).isFalse();
		caller.press("9");
		awaitAsked(1);
		assertThat(live(contact).danger()).isTrue();
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		SippTelephone agent = asterisk().seat("1021");
		this.control.offer(contact, UUID.randomUUID(), new Seat("1021"));
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		caller.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void otherKeysAndASecondNineChangeNothing() {
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		caller.awaitSound();
		caller.press("1");
		caller.press("#");
		caller.press("9");
		awaitAsked(1);
		caller.awaitSound();
		caller.press("9");
		caller.press("0");
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(6))
			.until(() -> asked() == 1 && caller.heardEnergy(Duration.ofSeconds(2)) > 0);
		caller.awaitSound();
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		assertThat(this.above.events).filteredOn(CallEvent.Waiting.class::isInstance).hasSize(1);
		caller.hangUp();
	}

	private void awaitAsked(int times) {
		Awaitility.await("flow danger").atMost(Duration.ofSeconds(5)).until(() -> asked() == times);
	}

	private long asked() {
		return this.above.calls.stream().filter((call) -> call.flow().filter(Call.DANGER::equals).isPresent()).count();
	}

}

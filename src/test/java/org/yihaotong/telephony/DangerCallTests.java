package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who press 9 while no flow runs.
 */
class DangerCallTests extends TelephonyModule {

	@Autowired
	private TalkControl talks;

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

	@Test
	void keyNineWhileASoftphoneRingsTakesTheOfferBackAndTheNextOneStays() {
		SippTelephone agent = asterisk().seat("1021");
		SippTelephone other = asterisk().seat("1022");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		UUID offer = UUID.randomUUID();
		this.control.offer(contact, offer, new Seat("1021"));
		agent.awaitRinging();
		caller.press("9");
		CallEvent.OfferFailed failed = told(CallEvent.OfferFailed.class, (event) -> event.offer().equals(offer));
		assertThat(failed.reason()).isEqualTo(CallEvent.OfferFailed.Reason.DANGER);
		agent.awaitHungUp();
		assertThat(agent.how()).contains("cancelled");
		awaitAsked(1);
		assertThat(live(contact).danger()).isTrue();
		this.control.offer(contact, UUID.randomUUID(), new Seat("1022"));
		other.awaitRinging();
		caller.press("91");
		assertStillRings(contact);
		other.answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.seat().equals(new Seat("1022")));
		assertThat(this.above.events).filteredOn(CallEvent.OfferFailed.class::isInstance).hasSize(1);
		assertThat(asked()).isEqualTo(1);
		caller.hangUp();
		other.awaitHungUp();
	}

	@Test
	void otherKeysWhileASoftphoneRingsChangeNothing() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, UUID.randomUUID(), new Seat("1021"));
		agent.awaitRinging();
		caller.press("01");
		assertStillRings(contact);
		agent.answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		assertThat(asked()).isZero();
		caller.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void keyNineOnHoldBringsTheCitizenBackToTheAgent() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = held(agent, Duration.ofMinutes(1));
		caller.awaitSound();
		caller.press("1");
		caller.press("9");
		told(CallEvent.Talk.Gathered.class, (event) -> event.contact().equals(contact));
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		agent.say(SPEECH);
		caller.awaitSound();
		assertThat(live(contact).danger()).isTrue();
		caller.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void keyNineOnHoldWithNobodyThereIsAnEmergencyAtTheHeadOfTheQueue() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = held(agent, Duration.ofMinutes(1));
		agent.hangUp();
		told(CallEvent.Talk.SeatLeft.class, (event) -> event.contact().equals(contact));
		this.above.events.clear();
		caller.awaitSound();
		caller.press("9");
		waiting(this.above.calls.peek());
		awaitAsked(1);
		assertThat(live(contact).danger()).isTrue();
		caller.hangUp();
	}

	/** A contact has one end: who is in danger after it is another one. */
	@Test
	void whoeverIsInDangerAfterAllWasDoneIsANewContactOfTheSameCall() {
		this.above.flow = (call) -> {
			if (call.flow().isPresent()) {
				call.play(Sounds.tone(20));
				call.sendToWaiting();
			}
			else {
				call.anew();
			}
		};
		SippCaller caller = calls();
		Call first = arrived();
		awaitAsked(1);
		Call second = this.above.calls.stream().filter((call) -> call.flow().isPresent()).findFirst().orElseThrow();
		assertThat(second.contact()).isNotEqualTo(first.contact());
		assertThat(second.caller()).isEqualTo(first.caller());
		assertThat(second.dialled()).isEqualTo(first.dialled());
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(first.contact()));
		caller.awaitSound();
		assertThat(live(second.contact()).danger()).isTrue();
		caller.hangUp();
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(second.contact()));
	}

	/** Softphones ring for three seconds here. */
	private void assertStillRings(ContactId contact) {
		Awaitility.await()
			.during(Duration.ofMillis(1200))
			.atMost(Duration.ofSeconds(2))
			.until(() -> live(contact).place() == LiveCall.Place.OFFERED);
	}

	private ContactId held(SippTelephone agent, Duration longest) {
		ContactId contact = waiting(arrived());
		this.control.offer(contact, UUID.randomUUID(), new Seat("1021"));
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		this.talks.hold(contact, longest);
		told(CallEvent.Talk.Held.class, (event) -> event.contact().equals(contact));
		return contact;
	}

	private void awaitAsked(int times) {
		Awaitility.await("flow danger").atMost(Duration.ofSeconds(5)).until(() -> asked() == times);
	}

	private long asked() {
		return this.above.calls.stream().filter((call) -> call.flow().filter(Call.DANGER::equals).isPresent()).count();
	}

}

package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OfferTests extends TelephonyModule {

	private static final Seat SEAT = new Seat("1021");

	private final UUID offer = UUID.randomUUID();

	@Test
	void letsCallerAndSeatTalkBothWaysUntilTheCallerHangsUp() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		agent.awaitRinging();
		assertThat(agent.contact()).contains(contact.value());
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.OFFERED);
		agent.answer();
		CallEvent.OfferAnswered answered = told(CallEvent.OfferAnswered.class,
				(event) -> event.contact().equals(contact));
		assertThat(answered.offer()).isEqualTo(this.offer);
		assertThat(answered.seat()).isEqualTo(SEAT);
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.TALKING);
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		caller.say(SPEECH);
		agent.awaitSound();
		caller.awaitSaid();
		agent.say(SPEECH);
		caller.awaitSound();
		caller.hangUp();
		agent.awaitHungUp();
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(contact) && event.seat().equals(SEAT));
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
		assertThat(this.above.events.stream().filter(CallEvent.OfferFailed.class::isInstance)).isEmpty();
	}

	@Test
	void endsTheCallWhenTheSeatHangsUp() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		agent.hangUp();
		assertThat(caller.sipResult()).isZero();
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void takesTheCallerBackWithMusicWhenTheSeatRefuses() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		agent.awaitRinging().refuse();
		assertBackInWaiting(caller, contact, Reason.REJECTED);
	}

	@Test
	void takesTheCallerBackWhenNobodyIsRegisteredAtTheSeat() {
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, new Seat("1029"));
		assertBackInWaiting(caller, contact, Reason.UNREACHABLE);
	}

	@Test
	void takesTheCallerBackWhenTheSeatDoesNotAnswer() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		agent.awaitRinging().awaitHungUp();
		assertThat(agent.how()).contains("cancelled");
		assertBackInWaiting(caller, contact, Reason.NO_ANSWER);
	}

	@Test
	void withdrawsAnOfferThatStillRings() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		agent.awaitRinging();
		told(CallEvent.Waiting.class, (event) -> true);
		this.above.events.clear();
		this.control.withdraw(contact);
		agent.awaitHungUp();
		assertThat(agent.how()).contains("cancelled");
		assertBackInWaiting(caller, contact, Reason.WITHDRAWN);
	}

	@Test
	void fetchesACallerFromTheSurvivalQueue() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		asterisk().asterisk().run("dialplan set global YHT_PATIENCE -1");
		try {
			agent.awaitRinging();
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_PATIENCE 20");
		}
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.SURVIVAL);
		this.above.events.clear();
		this.control.withdraw(contact);
		// The dialplan itself would take the caller back after half a minute only.
		told(CallEvent.Waiting.class, (event) -> event.contact().equals(contact));
		agent.awaitHungUp();
		assertThat(agent.how()).contains("cancelled");
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		caller.awaitSound();
		caller.hangUp();
	}

	@Test
	void offersTheSameCallerToAnotherSeatAfterOneRefused() {
		SippTelephone first = asterisk().seat("1021");
		SippTelephone second = asterisk().seat("1022");
		calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		first.awaitRinging().refuse();
		told(CallEvent.OfferFailed.class, (event) -> event.contact().equals(contact));
		Awaitility.await().until(() -> live(contact).place() == LiveCall.Place.WAITING);
		UUID again = UUID.randomUUID();
		this.control.offer(contact, again, new Seat("1022"));
		second.awaitRinging().answer();
		assertThat(told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact)).offer())
			.isEqualTo(again);
		assertThat(second.contact()).contains(contact.value());
		second.hangUp();
	}

	@Test
	void tellsThatTheCallerLeftDuringAnOffer() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.offer(contact, this.offer, SEAT);
		agent.awaitRinging();
		caller.hangUp();
		agent.awaitHungUp();
		CallEvent.CallerLeft left = told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
		assertThat(left.place()).isEqualTo(LiveCall.Place.OFFERED);
		assertThatExceptionOfType(CallNotFound.class)
			.isThrownBy(() -> this.control.offer(contact, UUID.randomUUID(), SEAT));
	}

	@Test
	void hangsUpOnACaller() {
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.hangUp(contact);
		assertThat(caller.sipResult()).isZero();
		assertThat(caller.how()).contains("ended");
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void tellsWhenASoftphoneComesAndGoes() {
		Seat seat = new Seat("1024");
		SippTelephone telephone = asterisk().seat("1024");
		told(CallEvent.SeatReachable.class, (event) -> event.seat().equals(seat) && event.reachable());
		asterisk().leave("1024", telephone);
		told(CallEvent.SeatReachable.class, (event) -> event.seat().equals(seat) && !event.reachable());
	}

	private void assertBackInWaiting(SippCaller caller, ContactId contact, Reason reason) {
		CallEvent.OfferFailed failed = told(CallEvent.OfferFailed.class, (event) -> event.contact().equals(contact));
		assertThat(failed.reason()).isEqualTo(reason);
		assertThat(failed.offer()).isEqualTo(this.offer);
		Awaitility.await().until(() -> live(contact).place() == LiveCall.Place.WAITING);
		caller.heard().forget();
		caller.awaitSound();
		caller.hangUp();
	}

}

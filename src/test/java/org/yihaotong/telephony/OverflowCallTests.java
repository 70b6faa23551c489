package org.yihaotong.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Callers who wait already when their line overflows.
 */
class OverflowCallTests extends TelephonyModule {

	private static final Seat SEAT = new Seat("1021");

	private volatile boolean offeredBefore;

	private volatile boolean leaves;

	@BeforeEach
	void listensToAKey() {
		this.above.flow = (call) -> {
			if (call.flow().isEmpty()) {
				if (this.offeredBefore) {
					call.offered();
				}
			}
			else {
				if (this.leaves) {
					call.leaveWaitingRoom();
				}
				call.keys(Sounds.tone(3), 1, Duration.ofSeconds(20));
			}
			call.sendToWaiting();
		};
	}

	@AfterEach
	void nobodyIsLeft() {
		asterisk().emptied();
	}

	@Test
	void theCallerIsAskedOnceAndWaitsMeanwhile() {
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.lineOverflows(contact);
		awaitAsked();
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		caller.press("1");
		this.control.lineOverflows(contact);
		assertNotAskedAgain(1);
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		caller.hangUp();
	}

	@Test
	void whoWasOfferedSomethingBeforeIsNotAsked() {
		this.offeredBefore = true;
		SippCaller caller = calls();
		this.control.lineOverflows(waiting(arrived()));
		assertNotAskedAgain(0);
		caller.hangUp();
	}

	@Test
	void anAgentTakesTheCallerInTheMiddleOfTheQuestion() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.lineOverflows(contact);
		awaitAsked();
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		caller.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void whoLeavesAMessageIsNotTakenAwayAndWaitsAgainAfterwards() {
		this.leaves = true;
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.control.lineOverflows(contact);
		awaitAsked();
		Awaitility.await().until(() -> live(contact).place() == LiveCall.Place.FLOW);
		assertThatExceptionOfType(CallNotFound.class)
			.isThrownBy(() -> this.control.offer(contact, UUID.randomUUID(), SEAT));
		this.above.events.clear();
		caller.press("1");
		told(CallEvent.Waiting.class, (event) -> event.contact().equals(contact));
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		caller.hangUp();
	}

	private void awaitAsked() {
		Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> asked().size() == 1);
	}

	/** The waiting room looks every two seconds. */
	private void assertNotAskedAgain(int before) {
		Awaitility.await()
			.during(Duration.ofSeconds(5))
			.atMost(Duration.ofSeconds(8))
			.until(() -> asked().size() == before);
	}

	private List<String> asked() {
		return this.above.calls.stream().map(Call::flow).flatMap(Optional::stream).toList();
	}

}

package org.yihaotong.ivr;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class WaitingCallersTests {

	private final CallControl calls = Mockito.mock(CallControl.class);

	private final PlayedIntake intake = new PlayedIntake();

	private final WaitingCallers waiting = new WaitingCallers(this.calls, this.intake, Played.lines(),
			Clock.systemUTC());

	@BeforeEach
	void oneInEachPlace() {
		given(this.calls.connected()).willReturn(true);
		given(this.calls.liveCalls()).willReturn(List.of(call(Place.FLOW), call(Place.WAITING), call(Place.TALKING)));
	}

	@Test
	void queuesWhoWaitsInAsteriskOnce() {
		this.waiting.look();
		this.waiting.look();
		assertThat(this.intake.told()).containsExactly("arrived 12345", "queued");
	}

	@Test
	void triesAgainUntilTheDatabaseIsBack() {
		this.intake.breaks("all");
		this.waiting.look();
		this.intake.breaks("nothing");
		this.waiting.look();
		assertThat(this.intake.told()).containsExactly("arrived 12345", "queued");
	}

	@Test
	void believesNothingWhileAsteriskIsAway() {
		given(this.calls.connected()).willReturn(false);
		this.waiting.look();
		assertThat(this.intake.told()).isEmpty();
	}

	private static LiveCall call(Place place) {
		return new LiveCall(ContactId.random(), place, Optional.empty(), Optional.empty(), "12345");
	}

}

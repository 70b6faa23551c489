package org.yihaotong.ivr;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

class WaitingCallersTests {

	private final CallControl calls = Mockito.mock(CallControl.class);

	private final CallJournal journal = Mockito.mock(CallJournal.class);

	private final PlayedIntake intake = new PlayedIntake();

	private final WaitingCallers waiting = new WaitingCallers(this.calls, this.journal, this.intake, Played.lines(),
			Clock.systemUTC());

	@BeforeEach
	void oneInEachPlace() {
		given(this.calls.liveCalls()).willReturn(List.of(call(Place.FLOW), call(Place.WAITING), call(Place.OFFERED)));
		given(this.journal.find(any())).willReturn(Optional.empty());
	}

	@Test
	void queuesWhoWaitsInAsteriskOnce() {
		this.waiting.look();
		this.waiting.look();
		assertThat(this.intake.told()).hasSize(2).first().isEqualTo("arrived 12345");
	}

	@Test
	void triesAgainUntilTheDatabaseIsBack() {
		this.intake.breaks("all");
		this.waiting.look();
		this.intake.breaks("nothing");
		this.waiting.look();
		assertThat(this.intake.told()).hasSize(2).first().isEqualTo("arrived 12345");
	}

	@Test
	void keepsTheTimesOfACallerWhomTheDialplanBroughtToASeat() {
		Instant came = Instant.parse("2026-11-28T08:00:00Z");
		LiveCall talking = call(Place.TALKING);
		given(this.calls.liveCalls()).willReturn(List.of(talking));
		given(this.journal.find(talking.contact())).willReturn(Optional
			.of(new JournalledCall(talking.contact(), "12345", Optional.empty(), came, Optional.of(came.plusSeconds(5)),
					Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "one", false)));
		this.waiting.look();
		assertThat(this.intake.told()).containsExactly("arrived 12345", "queued since 2026-11-28T08:00:05Z");
	}

	@Test
	void believesNothingWhileAsteriskIsAway() {
		given(this.calls.liveCalls()).willThrow(new AsteriskAway("away"));
		this.waiting.look();
		assertThat(this.intake.told()).isEmpty();
	}

	@Test
	void raisesWhoIsInDangerAlsoAfterHavingQueuedTheCallAsAnother() {
		LiveCall waits = call(Place.WAITING);
		given(this.calls.liveCalls()).willReturn(List.of(waits));
		this.waiting.look();
		given(this.calls.liveCalls()).willReturn(List.of(call(waits.contact(), Place.SURVIVAL, true)));
		this.waiting.look();
		this.waiting.look();
		assertThat(this.intake.told()).filteredOn("emergency"::equals).hasSize(1);
		assertThat(this.intake.told()).last().isEqualTo("emergency");
	}

	private static LiveCall call(Place place) {
		return call(ContactId.random(), place, false);
	}

	private static LiveCall call(ContactId contact, Place place, boolean danger) {
		return new LiveCall(contact, place, Optional.empty(), Optional.empty(), "12345", danger);
	}

}

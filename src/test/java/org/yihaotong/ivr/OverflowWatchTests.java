package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.LineDecision;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class OverflowWatchTests {

	private final CallControl calls = Mockito.mock(CallControl.class);

	private final LinePolicy policy = Mockito.mock(LinePolicy.class);

	private final IntakeDesk intake = Mockito.mock(IntakeDesk.class);

	private final OverflowWatch watch = new OverflowWatch(this.calls, this.policy, Played.lines(), this.intake);

	private final LiveCall waiting = call(Place.WAITING);

	@BeforeEach
	void oneWaits() {
		given(this.calls.connected()).willReturn(true);
		given(this.calls.liveCalls()).willReturn(List.of(this.waiting, call(Place.FLOW), call(Place.TALKING)));
		decides(new LineOutcome.CallBackOffer(), Reason.OVERFLOW);
	}

	@Test
	void tellsOfEachWhoWaitsOnce() {
		this.watch.look();
		this.watch.look();
		verify(this.calls).lineOverflows(this.waiting.contact());
		verify(this.calls, times(1)).lineOverflows(any());
	}

	@Test
	void leavesEmergenciesAlone() {
		given(this.intake.isEmergency(this.waiting.contact())).willReturn(true);
		this.watch.look();
		verify(this.calls, never()).lineOverflows(any());
	}

	@Test
	void asksAsteriskNothingWhileNoLineOverflows() {
		decides(new LineOutcome.RingHere(Optional.empty(), Optional.empty()), Reason.AS_USUAL);
		this.watch.look();
		decides(new LineOutcome.RingHere(Optional.empty(), Optional.empty()), Reason.OVERFLOW);
		this.watch.look();
		decides(new LineOutcome.Voicemail(), Reason.OUTSIDE_HOURS);
		this.watch.look();
		verify(this.calls, never()).liveCalls();
		verify(this.calls, never()).lineOverflows(any());
	}

	@Test
	void triesAgainWhenAsteriskIsBack() {
		willThrow(new AsteriskAway("Test")).willDoNothing().given(this.calls).lineOverflows(any());
		this.watch.look();
		this.watch.look();
		verify(this.calls, times(2)).lineOverflows(this.waiting.contact());
	}

	private void decides(LineOutcome outcome, Reason reason) {
		given(this.policy.now(any()))
			.willReturn(new LineDecision(outcome, reason, Optional.empty(), Optional.empty(), Optional.empty()));
	}

	private static LiveCall call(Place place) {
		return new LiveCall(ContactId.random(), place, Optional.empty(), Optional.empty(), "12345", false);
	}

}

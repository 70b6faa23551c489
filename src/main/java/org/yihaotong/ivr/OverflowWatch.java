package org.yihaotong.ivr;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDecision;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;

/**
 * Sees that callers who wait already are offered what the overflow rule of their line
 * offers once it holds: a call-back or a message. The dialplan keeps who was asked
 * before.
 */
class OverflowWatch {

	private static final Logger logger = LoggerFactory.getLogger(OverflowWatch.class);

	private final CallControl calls;

	private final LinePolicy policy;

	private final LineDirectory lines;

	private final IntakeDesk intake;

	/** Told of already; holds no more than wait. */
	private Set<ContactId> told = Set.of();

	OverflowWatch(CallControl calls, LinePolicy policy, LineDirectory lines, IntakeDesk intake) {
		this.calls = calls;
		this.policy = policy;
		this.lines = lines;
		this.intake = intake;
	}

	@Scheduled(fixedDelayString = "${yihaotong.ivr.overflow-every:3s}")
	void look() {
		try {
			Set<LineNumber> overflowing = this.calls.connected() ? overflowing() : Set.of();
			this.told = overflowing.isEmpty() ? Set.of() : tell(this.calls.liveCalls(), overflowing);
		}
		// The rim of a thread: whoever waits may be asked at the next look as well.
		catch (RuntimeException ex) {
			logger.warn("Nobody who waits is asked now: {}", ex.toString());
		}
	}

	private Set<LineNumber> overflowing() {
		return this.lines.all()
			.stream()
			.map(Line::number)
			.filter(this::offersSomething)
			.collect(Collectors.toUnmodifiableSet());
	}

	private Set<ContactId> tell(List<LiveCall> live, Set<LineNumber> overflowing) {
		Set<ContactId> waiting = live.stream()
			.filter((call) -> call.place() == LiveCall.Place.WAITING)
			.filter((call) -> overflowing.contains(this.lines.dialled(call.dialled()).number()))
			.map(LiveCall::contact)
			.collect(Collectors.toUnmodifiableSet());
		waiting.stream()
			.filter((contact) -> !this.told.contains(contact) && !this.intake.isEmergency(contact))
			.forEach(this.calls::lineOverflows);
		return waiting;
	}

	private boolean offersSomething(LineNumber line) {
		LineDecision decision = this.policy.now(line);
		return decision.reason() == LineDecision.Reason.OVERFLOW && switch (decision.outcome()) {
			case LineOutcome.Voicemail _, LineOutcome.CallBackOffer _ -> true;
			case LineOutcome.RingHere _, LineOutcome.RingThere _, LineOutcome.RingDuty _, LineOutcome.EmergencyOnly _,
					LineOutcome.AnnounceAndEnd _ ->
				false;
		};
	}

}

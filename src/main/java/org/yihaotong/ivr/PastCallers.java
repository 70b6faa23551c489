package org.yihaotong.ivr;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall;

/**
 * Sees that every call that Asterisk wrote down is a contact with an outcome, also when
 * no server was there while it came, waited, talked or ended. Who waited or talked goes
 * through the queue, where routing finds the call gone and ends it as the journal tells.
 */
class PastCallers {

	private static final Logger logger = LoggerFactory.getLogger(PastCallers.class);

	private final CallJournal journal;

	private final CallControl calls;

	private final IntakeDesk intake;

	private final LineDirectory lines;

	private final Duration grace;

	private final Clock clock;

	/** Told of already; no more than the journal lists. */
	private volatile Set<ContactId> failing = Set.of();

	PastCallers(CallJournal journal, CallControl calls, IntakeDesk intake, LineDirectory lines, Duration grace,
			Clock clock) {
		this.journal = journal;
		this.calls = calls;
		this.intake = intake;
		this.lines = lines;
		this.grace = grace;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${yihaotong.ivr.look-back-every:5s}")
	void look() {
		compare();
		try {
			this.failing = this.journal.unsettled()
				.stream()
				.filter((call) -> !settled(call))
				.map(JournalledCall::contact)
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (RuntimeException ex) {
			logger.debug("To be tried again: {}", ex.toString());
		}
	}

	private void compare() {
		try {
			this.journal.compare(this.calls::look);
		}
		catch (RuntimeException ex) {
			logger.debug("Nothing to compare with: {}", ex.toString());
		}
	}

	/**
	 * One call that cannot be settled must not keep all later ones from their outcome.
	 */
	private boolean settled(JournalledCall call) {
		try {
			settle(call);
			return true;
		}
		catch (RuntimeException ex) {
			if (!this.failing.contains(call.contact())) {
				logger.warn("Contact {} has ended without an outcome, to be tried again: {}", call.contact(),
						ex.toString());
			}
			return false;
		}
	}

	private void settle(JournalledCall call) {
		boolean ended = this.intake.find(call.contact()).flatMap(ContactView::outcome).isPresent();
		if (ended) {
			this.journal.settle(call.contact());
			return;
		}
		this.intake.callArrived(call.contact(), call.caller(), this.lines.dialled(call.dialled()).number(),
				call.arrived());
		if (call.place().filter(LiveCall.Place.ELSEWHERE::equals).isPresent()) {
			this.intake.end(call.contact(), ContactOutcome.TRANSFERRED);
		}
		else if (call.waiting().isPresent() || call.answered().isPresent()) {
			this.intake.callToQueue(call.contact(), call.waiting().orElse(call.arrived()));
			// The call-back for a lost call may take long: the queue sees to the outcome.
			if (call.lost()) {
				this.journal.settle(call.contact());
			}
		}
		else if (call.ended().filter(this.clock.instant().minus(this.grace)::isAfter).isPresent()) {
			this.intake.end(call.contact(), ContactOutcome.ABANDONED_IN_FLOW);
		}
	}

}

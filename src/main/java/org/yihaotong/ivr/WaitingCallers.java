package org.yihaotong.ivr;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall;

/**
 * Sees that everybody in Asterisk's waiting room is in the queue: also callers whose flow
 * was lost with a killed server, callers who came while the database was away, and those
 * who talk with a seat because the dialplan rang it without a server (routing then gives
 * the talk to the agent of the seat). Storing and queueing twice does nothing, so this
 * needs to know little.
 */
class WaitingCallers {

	private static final Logger logger = LoggerFactory.getLogger(WaitingCallers.class);

	private final CallControl calls;

	private final CallJournal journal;

	private final IntakeDesk intake;

	private final LineDirectory lines;

	private final Clock clock;

	private final ReentrantLock turn = new ReentrantLock();

	/** Seen to already; holds no more than Asterisk has callers. */
	private Set<Seen> done = Set.of();

	WaitingCallers(CallControl calls, CallJournal journal, IntakeDesk intake, LineDirectory lines, Clock clock) {
		this.calls = calls;
		this.journal = journal;
		this.intake = intake;
		this.lines = lines;
		this.clock = clock;
	}

	/** A lost flow tells nobody, so somebody has to look. */
	@Scheduled(fixedDelayString = "${yihaotong.ivr.look-every:3s}")
	void look() {
		this.turn.lock();
		try {
			this.done = seenTo(this.calls.liveCalls());
		}
		catch (AsteriskAway ex) {
			logger.debug("Nobody to look at: {}", ex.getMessage());
		}
		finally {
			this.turn.unlock();
		}
	}

	/** Nobody is offered a call until those who came meanwhile stand in the queue. */
	@Async
	@EventListener
	public void resumed(CallEvent.DeliveryResumed event) {
		look();
	}

	/** Who was an ordinary caller is looked at again once in danger. */
	private record Seen(ContactId contact, boolean danger) {
	}

	private Set<Seen> seenTo(List<LiveCall> live) {
		Set<Seen> seen = new HashSet<>();
		for (LiveCall call : live) {
			Seen now = new Seen(call.contact(), call.danger());
			if (belongsInQueue(call.place()) && (this.done.contains(now) || queued(call))) {
				seen.add(now);
			}
		}
		return Set.copyOf(seen);
	}

	private static boolean belongsInQueue(LiveCall.Place place) {
		return switch (place) {
			case WAITING, SURVIVAL, TALKING -> true;
			case FLOW, OFFERED, SENT, ELSEWHERE, SURVEY -> false;
		};
	}

	private boolean queued(LiveCall call) {
		try {
			Optional<JournalledCall> past = this.journal.find(call.contact());
			Instant now = this.clock.instant();
			this.intake.callArrived(call.contact(), call.caller(), this.lines.dialled(call.dialled()).number(),
					past.map(JournalledCall::arrived).orElse(now));
			this.intake.callToQueue(call.contact(), past.flatMap(JournalledCall::waiting).orElse(now));
			if (call.danger()) {
				this.intake.emergency(call.contact());
			}
			return true;
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} waits in Asterisk only, to be tried again: {}", call.contact(), ex.toString());
			return false;
		}
	}

}

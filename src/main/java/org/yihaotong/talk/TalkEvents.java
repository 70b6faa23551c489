package org.yihaotong.talk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.routing.ContactEvent;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.talk.Party.Kind;
import org.yihaotong.talk.Party.Purpose;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallEvent.Talk.Left;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.Look;
import org.yihaotong.telephony.TalkControl;

/**
 * What follows from what others do in a talk. Works off the events one after another on a
 * thread of its own.
 */
@Component
class TalkEvents implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(TalkEvents.class);

	/** More than all talks of a city change in a minute. */
	private static final int BACKLOG = 10_000;

	private final ExecutorService thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(BACKLOG), Thread.ofVirtual().name("talks").factory());

	private final TalkWork work;

	private final TalkControl control;

	private final CallControl calls;

	private final Talks talks;

	private final Parties parties;

	private final Callees callees;

	private final Transcripts transcripts;

	private final TalkProperties rules;

	private final Clock clock;

	TalkEvents(TalkWork work, TalkControl control, CallControl calls, Talks talks, Parties parties, Callees callees,
			Transcripts transcripts, TalkProperties rules, Clock clock) {
		this.work = work;
		this.control = control;
		this.calls = calls;
		this.talks = talks;
		this.parties = parties;
		this.callees = callees;
		this.transcripts = transcripts;
		this.rules = rules;
		this.clock = clock;
	}

	@EventListener
	void happened(CallEvent event) {
		switch (event) {
			case CallEvent.OfferAnswered answered -> run(() -> began(answered.contact(), answered.at()));
			case CallEvent.TalkEnded ended -> run(() -> over(ended.contact(), ended.at()));
			case CallEvent.CallerLeft left -> run(() -> over(left.contact(), left.at()));
			case CallEvent.CallLost lost -> run(() -> over(lost.contact(), lost.at()));
			case CallEvent.Talk.Held held -> run(() -> held(held.contact(), true));
			case CallEvent.Talk.Gathered gathered -> run(() -> held(gathered.contact(), false));
			case CallEvent.Talk.PartyJoined joined -> run(() -> joined(joined));
			case CallEvent.Talk.PartyLeft left -> run(() -> left(left));
			case CallEvent.Talk.SeatLeft left -> run(() -> agentLeft(left.contact(), left.seat()));
			case CallEvent.Waiting waiting -> run(() -> ended(waiting.contact(), waiting.at()));
			case CallEvent.OfferFailed _, CallEvent.SeatReachable _, CallEvent.AsteriskConnected _,
					CallEvent.DeliveryResumed _, CallEvent.CallBack _, CallEvent.SurveyEnded _ ->
				{
				}
		}
	}

	private void run(Runnable work) {
		try {
			this.thread.execute(() -> guarded(work));
		}
		catch (RejectedExecutionException ex) {
			logger.error("Too much happens in talks; the screens may show old news", ex);
		}
	}

	private static void guarded(Runnable work) {
		try {
			work.run();
		}
		// The rim of a thread: later events must be worked off all the same.
		catch (RuntimeException ex) {
			logger.warn("A talk could not follow", ex);
		}
	}

	private void began(ContactId contact, Instant at) {
		this.talks.begins(contact, this.rules.transcript(), at);
		this.work.show(contact);
		if (this.talks.find(contact).filter(Talks.Standing::transcribed).isPresent()) {
			this.transcripts.begin(contact);
		}
	}

	/**
	 * The dialplan connected a call while no server looked: from here on it is a talk as
	 * any other.
	 */
	@TransactionalEventListener
	void accepted(ContactEvent.Accepted event) {
		run(() -> {
			if (this.work.of(event.contact()).isPresent() && this.talks.find(event.contact()).isEmpty()) {
				began(event.contact(), event.at());
			}
		});
	}

	private void ended(ContactId contact, Instant at) {
		this.talks.ends(contact, at);
		this.transcripts.end(contact);
	}

	private void held(ContactId contact, boolean held) {
		this.talks.held(contact, held);
		this.work.show(contact);
	}

	private void joined(CallEvent.Talk.PartyJoined event) {
		this.parties.answered(event.party(), event.at());
		Optional<Party> party = this.parties.find(event.party());
		if (party.filter((found) -> found.purpose() == Purpose.TRANSFER).isPresent()) {
			this.control.gather(event.contact());
		}
		if (party.isEmpty() || party.get().endedAt().isPresent()) {
			this.control.dismiss(event.party());
		}
		this.work.show(event.contact());
	}

	private void left(CallEvent.Talk.PartyLeft event) {
		Optional<Party> before = this.parties.find(event.party());
		if (!this.parties.ended(event.party(), event.reason().name(), event.at())) {
			return;
		}
		before.ifPresent((party) -> goesOn(party, event.reason()));
		this.work.show(event.contact());
	}

	/** The talk goes on without a party. */
	private void goesOn(Party party, Left reason) {
		switch (party.purpose()) {
			case CONSULT -> this.control.gather(party.contact());
			case TRANSFER -> comesBack(party, reason);
			case CONFERENCE, EMERGENCY -> {
			}
		}
	}

	/** Whoever has talked with the party is done; whoever has not waits again. */
	private void comesBack(Party party, Left reason) {
		if (reason != Left.HUNG_UP || party.answeredAt().isEmpty()) {
			this.control.toWaiting(party.contact());
		}
	}

	/** The agent hung up while somebody was asked: that passes the citizen on. */
	private void agentLeft(ContactId contact, Seat seat) {
		List<Party> open = this.parties.open(contact);
		if (open.stream().anyMatch((party) -> party.talks() && party.kind() != Kind.COLLEAGUE)) {
			this.control.passedOn(contact);
		}
		for (Party party : open) {
			if (party.purpose() != Purpose.CONSULT || party.number().equals(seat.value())) {
				continue;
			}
			if (party.talks()) {
				passedOn(contact, party);
			}
			else {
				this.control.dismiss(party.id());
			}
		}
	}

	private void passedOn(ContactId contact, Party party) {
		if (party.kind() == Kind.COLLEAGUE) {
			this.work.of(contact).ifPresent((talk) -> this.callees.takesOver(talk, party));
		}
		else {
			this.parties.purpose(party.id(), Purpose.TRANSFER);
			this.control.gather(contact);
		}
	}

	/** The citizen has hung up, or is being asked how the talk was. */
	private void over(ContactId contact, Instant at) {
		ended(contact, at);
		this.parties.open(contact)
			.stream()
			.filter((party) -> party.purpose() != Purpose.EMERGENCY)
			.forEach((party) -> this.control.dismiss(party.id()));
		this.work.show(contact);
	}

	/** Ends on paper what ended in Asterisk while nobody listened. */
	@Scheduled(fixedDelayString = "${yihaotong.talk.reconcile-every:30s}",
			initialDelayString = "${yihaotong.talk.reconcile-every:30s}")
	void reconcile() {
		try {
			Look look = this.calls.look();
			Set<ContactId> live = look.calls().stream().map(LiveCall::contact).collect(Collectors.toSet());
			Instant old = this.clock.instant().minus(this.rules.ring()).minusSeconds(60);
			List<Party> open = this.parties.open();
			open.stream()
				.filter((party) -> party.askedAt().isBefore(old) && gone(party, live, look))
				.forEach((party) -> lost(party, live.contains(party.contact())));
			Set<UUID> known = open.stream().map(Party::id).collect(Collectors.toSet());
			this.work.consulted(old)
				.stream()
				.filter((party) -> !known.contains(party))
				.forEach(this.work::consultEnded);
		}
		catch (AsteriskAway ex) {
			logger.debug("Nothing to compare with: {}", ex.getMessage());
		}
	}

	/** An emergency service may be there without the citizen; all may go before. */
	private boolean gone(Party party, Set<ContactId> live, Look look) {
		if (party.kind() != Kind.EMERGENCY && !live.contains(party.contact())) {
			return !look.mayBeHeld(party.contact(), Optional::empty);
		}
		return !this.control.there(party.id());
	}

	/** The citizen must not hear music, or nothing, for somebody who has gone. */
	private void lost(Party party, boolean citizenIsThere) {
		logger.info("Repaired: {} had left talk {}", party.id(), party.contact());
		this.callees.lost(party);
		if (citizenIsThere) {
			run(() -> goesOn(party, Left.UNREACHABLE));
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdown();
	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.routing.CallBack.Origin;
import org.yihaotong.routing.CallBack.State;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallBackControl;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallNotFound;
import org.yihaotong.telephony.LiveCall;

/**
 * Calls citizens back when it is their turn: stores each change in the
 * {@link CallBackBook} and, after the commit, does what follows from it.
 */
@Component
class CallBackDesk {

	private static final Logger logger = LoggerFactory.getLogger(CallBackDesk.class);

	/** A caller who still waits this long after asking to be called has stayed. */
	private static final long STAYED_SECONDS = 60;

	private final CallBacks callBacks;

	private final CallBackBook book;

	private final ReservationDesk desk;

	private final Reservations reservations;

	private final CallBackControl control;

	private final CallControl calls;

	private final RoutingThreads threads;

	private final CallBackProperties rules;

	private final Clock clock;

	CallBackDesk(CallBacks callBacks, CallBackBook book, ReservationDesk desk, Reservations reservations,
			CallBackControl control, CallControl calls, RoutingThreads threads, CallBackProperties rules, Clock clock) {
		this.callBacks = callBacks;
		this.book = book;
		this.desk = desk;
		this.reservations = reservations;
		this.control = control;
		this.calls = calls;
		this.threads = threads;
		this.rules = rules;
		this.clock = clock;
	}

	/** Lets those be offered whose time has come; PostgreSQL alone knows who they are. */
	@Scheduled(fixedDelayString = "${yihaotong.routing.call-back.look-every:1s}",
			initialDelayString = "${yihaotong.routing.call-back.look-every:1s}")
	void look() {
		// Without an Asterisk an agent would be offered it each time in vain.
		if (!this.calls.connected()) {
			return;
		}
		this.callBacks.due(this.clock.instant())
			.forEach((contact) -> this.threads.run(contact, () -> offerable(contact)));
		this.callBacks.missedBefore(this.clock.instant().minus(this.rules.missedAge()))
			.forEach((contact) -> this.threads.run(contact, () -> this.book.tooOld(contact)));
	}

	/** Lets one be offered if its time has come. */
	void offerable(ContactId contact) {
		this.callBacks.waiting(contact)
			.filter((waiting) -> !waiting.nextAttemptAt().isAfter(this.clock.instant()))
			.filter((waiting) -> waiting.origin() != Origin.MISSED || this.rules.missedHours(LocalTime.now(this.clock)))
			.ifPresent((waiting) -> this.desk.present(contact, true));
	}

	@EventListener
	void happened(CallEvent.CallBack event) {
		switch (event) {
			case CallEvent.CallBack.AgentReady ready ->
				this.threads.run(ready.contact(), () -> agentReady(ready.contact(), ready.offer()));
			case CallEvent.CallBack.Missed missed ->
				this.threads.run(missed.contact(), () -> missed(missed.contact(), missed.offer(), missed.why().name()));
		}
	}

	/** Comes after the reservation's own news of the same event. */
	@EventListener
	void connected(CallEvent.OfferAnswered event) {
		this.threads.run(event.contact(), () -> this.book.ends(event.contact(), State.CONNECTED));
	}

	private void agentReady(ContactId contact, UUID offer) {
		Optional<CallBack> callBack = this.book.dials(contact, offer);
		try {
			if (callBack.isEmpty()) {
				this.control.cancel(offer);
			}
			else if (!this.control.dialCitizen(offer, callBack.get().number())) {
				missed(contact, offer, "REFUSED");
			}
		}
		catch (CallNotFound | AsteriskAway ex) {
			logger.warn("Contact {} could not be called back: {}", contact, ex.getMessage());
			missed(contact, offer, "UNREACHABLE");
		}
	}

	/** The agent is freed at once and has missed nothing. */
	private void missed(ContactId contact, UUID offer, String why) {
		this.desk.notReached(offer, "call-back-" + why.toLowerCase(Locale.ROOT).replace('_', '-'));
		this.book.missed(contact, why);
		cancel(offer);
	}

	private void cancel(UUID offer) {
		try {
			this.control.cancel(offer);
		}
		catch (AsteriskAway ex) {
			logger.debug("Attempt {} ends by itself: {}", offer, ex.getMessage());
		}
	}

	/** The agent did not take it: nobody was called, the next agent may be rung. */
	void offerFailed(ContactId contact) {
		this.book.clear(contact);
		offerable(contact);
	}

	/**
	 * A caller has hung up.
	 * @return whether the contact goes on waiting without its call
	 */
	boolean callerLeft(ContactId contact) {
		Optional<CallBack> waiting = this.callBacks.waiting(contact);
		waiting.ifPresent((found) -> {
			this.callBacks.hungUp(contact, this.clock.instant());
			offerable(contact);
		});
		return waiting.isPresent();
	}

	/**
	 * Callers who may have been taken for lost are on the line.
	 * @param contacts all calls
	 */
	void found(List<ContactId> contacts) {
		this.callBacks.found(contacts, this.clock.instant());
	}

	/** Finds where a citizen is or was to be called for a contact. */
	Optional<PhoneNumber> number(ContactId contact) {
		return this.callBacks.find(contact).map(CallBack::number);
	}

	/** The caller is in the waiting room: nobody has to be called. */
	void onTheLine(ContactId contact) {
		this.book.ends(contact, State.ON_THE_LINE);
	}

	/**
	 * Tells whether a contact without a call is as it should be.
	 * @param entry the contact
	 * @param live its call, if there is one
	 */
	boolean explains(QueueEntry entry, Optional<LiveCall> live) {
		Optional<CallBack> waiting = this.callBacks.find(entry.contact()).filter(CallBack::rings);
		return waiting.isPresent() && switch (live.map(LiveCall::place).orElse(LiveCall.Place.FLOW)) {
			case FLOW, OFFERED, SENT, ELSEWHERE -> true;
			case TALKING, SURVEY -> false;
			case WAITING, SURVIVAL -> !stayed(waiting.get());
		};
	}

	private boolean stayed(CallBack waiting) {
		// Who was believed to be lost and is not was never to hang up.
		boolean stayed = waiting.origin() == Origin.LOST
				|| waiting.askedAt().plusSeconds(STAYED_SECONDS).isBefore(this.clock.instant());
		if (stayed) {
			onTheLine(waiting.contact());
		}
		return stayed;
	}

	/**
	 * Ends an attempt whose outcome nobody told, maybe because the server was started
	 * anew in the middle of it.
	 * @param id the reservation
	 */
	void overdue(UUID id) {
		Optional<Reservation> due = this.reservations.find(id)
			.filter((found) -> found.state() == ReservationState.PENDING && found.voice())
			.filter((found) -> found.expiresAt().filter((at) -> !at.isAfter(this.clock.instant())).isPresent());
		due.flatMap((found) -> this.callBacks.find(found.contact())).filter(CallBack::rings).ifPresent((callBack) -> {
			cancel(id);
			if (callBack.lastOffer().filter(id::equals).isPresent()) {
				missed(callBack.contact(), id, "LOST");
			}
			else {
				this.desk.notReached(id, "outcome-lost");
				offerFailed(callBack.contact());
			}
		});
	}

}

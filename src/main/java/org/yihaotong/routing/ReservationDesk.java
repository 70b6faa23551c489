package org.yihaotong.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.Reservations.Offer;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.Standing;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallEvent.OfferFailed;
import org.yihaotong.telephony.CallNotFound;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * The life of a reservation: stores each change in the {@link ReservationBook} and, after
 * the commit, does what follows from it in Redis, in Asterisk and on the agent's screen.
 */
@Component
class ReservationDesk {

	private static final Logger logger = LoggerFactory.getLogger(ReservationDesk.class);

	private static final String TALKS = "agent-talks";

	/** So many rows are locked for some ten milliseconds. */
	private static final int PORTION = 1000;

	private final ReservationBook book;

	private final QueueEntries entries;

	private final Reservations reservations;

	private final Seats seats;

	private final AgentDesk agents;

	private final HotQueue queue;

	private final VoiceOffers calls;

	private final RoutingThreads threads;

	private final Deadlines deadlines;

	private final MatchSignal signal;

	private final AgentDuty duty;

	private final WrapUps wrapUps;

	private final AgentStatePush push;

	private final RoutingProperties rules;

	private final RoutingMetrics metrics;

	private final Clock clock;

	ReservationDesk(ReservationBook book, QueueEntries entries, Reservations reservations, Seats seats,
			AgentDesk agents, HotQueue queue, VoiceOffers calls, RoutingThreads threads, Deadlines deadlines,
			MatchSignal signal, AgentDuty duty, WrapUps wrapUps, AgentStatePush push, RoutingProperties rules,
			RoutingMetrics metrics, Clock clock) {
		this.book = book;
		this.entries = entries;
		this.reservations = reservations;
		this.seats = seats;
		this.agents = agents;
		this.queue = queue;
		this.calls = calls;
		this.threads = threads;
		this.deadlines = deadlines;
		this.signal = signal;
		this.duty = duty;
		this.wrapUps = wrapUps;
		this.push = push;
		this.rules = rules;
		this.metrics = metrics;
		this.clock = clock;
		deadlines.listen(this::expired);
	}

	/** Offers what Redis has matched. */
	void offer(List<Match> matches) {
		Map<ContactId, Offer> offers = stored(matches);
		for (Match match : matches) {
			Offer offer = offers.get(match.contact());
			this.threads.run(match.contact(), (offer != null) ? () -> offered(offer) : () -> undo(match));
		}
	}

	private Map<ContactId, Offer> stored(List<Match> matches) {
		try {
			return this.book.offer(matches)
				.stream()
				.collect(Collectors.toMap((offer) -> offer.reservation().contact(), Function.identity()));
		}
		// Nothing was stored, whatever the database died of: the matches are taken back.
		catch (RuntimeException ex) {
			logger.warn("{} matches could not be offered", matches.size(), ex);
			return Map.of();
		}
	}

	private void offered(Offer made) {
		Reservation offer = made.reservation();
		this.metrics.offered(offer);
		this.deadlines.watch(offer);
		if (offer.voice()) {
			ring(offer, made.callBack());
		}
		this.push.changed(offer.agent());
	}

	/**
	 * Redis knew less than PostgreSQL: tells it, and takes the match back. A match that
	 * cannot be taken back would keep its contact from everybody.
	 */
	private void undo(Match match) {
		try {
			takeBack(match);
		}
		catch (RuntimeException ex) {
			this.queue.doubt();
			throw ex;
		}
	}

	private void takeBack(Match match) {
		this.metrics.repaired("stale-match");
		this.queue.presence(this.agents.status(match.agent()));
		this.reservations.openOf(match.agent()).forEach((open) -> this.queue.hold(open.hold()));
		this.queue.release(match, standing(match.contact()), Optional.empty());
		this.signal.raise();
	}

	private Optional<Standing> standing(ContactId contact) {
		return this.entries.find(contact).filter(QueueEntry::offerable).map(QueueEntry::standing);
	}

	private void ring(Reservation offer, boolean callBack) {
		try {
			this.calls.ring(offer, callBack);
		}
		catch (CallNotFound ex) {
			requeue(offer.id(), ReservationState.RESCINDED, "call-not-found", false);
		}
		// Whatever the connection to Asterisk died of: the caller must not stay reserved.
		catch (RuntimeException ex) {
			logger.warn("Contact {} could not be offered", offer.contact(), ex);
			requeue(offer.id(), ReservationState.RESCINDED, "not-rung", false);
		}
	}

	/** A citizen who was called back was not reached: the agent has missed nothing. */
	void notReached(UUID id, String reason) {
		requeue(id, ReservationState.RESCINDED, reason, false);
	}

	private Optional<Reservation> requeue(UUID id, ReservationState how, String reason, boolean present) {
		Optional<Reservation> ended = this.book.requeue(id, ReservationState.PENDING, how, reason, present);
		ended.ifPresent((offer) -> ended(offer, Optional.empty()));
		return ended;
	}

	/** Whether the contact waits again is asked for. */
	private void ended(Reservation ended, Optional<Instant> excludedUntil) {
		released(ended, standing(ended.contact()), excludedUntil);
	}

	private void released(Reservation ended, Optional<Standing> standing, Optional<Instant> excludedUntil) {
		this.queue.release(ended.hold(), standing, excludedUntil);
		this.signal.raise();
		this.push.changed(ended.agent());
		this.duty.settle(ended.agent());
	}

	/** The softphone was answered. */
	void answered(ContactId contact, UUID offer, Seat seat, Instant at) {
		Optional<Reservation> accepted = this.book.accept(offer, at);
		if (accepted.isPresent()) {
			this.metrics.accepted(accepted.get(), at);
			talks(accepted.get().agent());
		}
		else {
			adopt(contact, seat);
		}
	}

	/**
	 * Asterisk connected a call that was believed to wait.
	 * @param contact the call
	 * @param seat the softphone that it talks with
	 * @return false if it cannot be the talk of the seat's agent, or there is none
	 */
	boolean adopt(ContactId contact, Seat seat) {
		Optional<Reservation> adopted = this.agents.all()
			.stream()
			.filter((status) -> status.seat().filter(seat::equals).isPresent())
			.findFirst()
			.flatMap((status) -> this.book.adopt(contact, status.agent(), seat));
		adopted.ifPresentOrElse((talk) -> {
			this.queue.dequeue(contact);
			this.queue.hold(talk.hold());
			talks(talk.agent());
		}, () -> talksUnknown(contact, seat));
		return adopted.isPresent();
	}

	/**
	 * A softphone talks with a call that could not be stored when it came, or not as its
	 * agent's: it is left alone, for nothing else tells that it is taken.
	 */
	void talksUnknown(ContactId contact, Seat seat) {
		if (this.entries.find(contact).filter((entry) -> entry.state() != EntryState.WAITING).isEmpty()) {
			rest(seat, this.clock.instant());
		}
	}

	/**
	 * An agent has begun to talk: letters and messages that are only offered go to
	 * somebody who has time; those in hand wait for the agent.
	 */
	void talks(StaffId agent) {
		this.reservations.openOf(agent)
			.stream()
			.filter((open) -> open.state() == ReservationState.PENDING && !open.voice())
			.forEach((offer) -> requeue(offer.id(), ReservationState.RESCINDED, TALKS, true));
		this.push.changed(agent);
	}

	/**
	 * The softphone was not answered. The caller may be offered again once the news comes
	 * that the waiting room has the call back.
	 */
	void failed(UUID id, Seat seat, OfferFailed.Reason reason, Instant at) {
		switch (reason) {
			case NO_ANSWER -> missed(id, false);
			case REJECTED -> rejected(id, false);
			case UNREACHABLE -> {
				rest(seat, at);
				requeue(id, OfferEnd.FAILED.state(), OfferEnd.FAILED.reason(), false);
			}
			case DANGER -> requeue(id, ReservationState.RESCINDED, "danger", false);
			case WITHDRAWN -> {
				String refused = OfferEnd.REJECTED.reason();
				if (this.reservations.find(id).flatMap(Reservation::reason).filter(refused::equals).isPresent()) {
					rejected(id, false);
				}
				else {
					requeue(id, ReservationState.RESCINDED, "withdrawn", false);
				}
			}
		}
	}

	/**
	 * A softphone could not be called although it seemed registered, or talks unknown: it
	 * is left alone for a while, since no news need come when its page is loaded again.
	 * Redis learns it first, whatever PostgreSQL is at.
	 */
	private void rest(Seat seat, Instant at) {
		this.queue.seat(seat, false, at);
		Instant until = this.clock.instant().plus(this.rules.seatRest());
		this.deadlines.later(until, seat, () -> {
			Instant now = this.clock.instant();
			this.seats.find(seat, now).ifPresent((last) -> this.queue.seat(seat, last.reachable(), now));
			this.signal.raise();
		});
		this.seats.rest(seat, at, until);
	}

	/** Nobody answered: the agent is paused before the contact may be matched again. */
	private void missed(UUID id, boolean present) {
		this.book.requeue(id, ReservationState.PENDING, OfferEnd.MISSED.state(), OfferEnd.MISSED.reason(), present)
			.ifPresent((offer) -> {
				this.duty.missed(offer);
				ended(offer, Optional.empty());
			});
	}

	private void rejected(UUID id, boolean present) {
		this.book.requeue(id, ReservationState.PENDING, OfferEnd.REJECTED.state(), OfferEnd.REJECTED.reason(), present)
			.ifPresent((offer) -> {
				Instant until = this.clock.instant().plus(this.rules.rejectedRest());
				ended(offer, Optional.of(until));
				this.deadlines.later(until, offer.contact(), () -> {
					this.queue.include(offer.contact(), offer.agent());
					this.signal.raise();
				});
			});
	}

	void talkEnded(ContactId contact, Instant at) {
		this.book.talkEnded(contact, at).ifPresent(this::workEnded);
	}

	void seatLeft(ContactId contact, Seat seat, Instant at) {
		this.book.seatLeft(contact, seat, at).ifPresent(this::workEnded);
	}

	/** It is wrapped up now, or done with where there is no wrap-up. */
	void workEnded(Reservation reservation) {
		if (reservation.state() == ReservationState.WRAPPING) {
			this.deadlines.watch(reservation);
			this.push.changed(reservation.agent());
		}
		else {
			ended(reservation, Optional.empty());
		}
	}

	void callerLeft(ContactId contact, Place place, Instant at) {
		Optional<Reservation> changed = this.book.callerLeft(contact, place, at);
		changed.ifPresentOrElse(this::workEnded, () -> this.queue.dequeue(contact));
	}

	/** Takes a contact out of Redis that has ended in PostgreSQL. */
	void forget(ContactId contact) {
		this.queue.dequeue(contact);
	}

	/** The caller is in the waiting room, or is not any more. */
	void present(ContactId contact, boolean present) {
		this.book.present(contact, present).ifPresent((entry) -> {
			if (present) {
				this.queue.enqueue(entry.standing());
				this.signal.raise();
			}
			else {
				this.queue.dequeue(contact);
			}
		});
	}

	/**
	 * Callers are in the waiting room again, thousands after a start.
	 * @param contacts the callers, in their order
	 */
	void present(List<ContactId> contacts) {
		for (List<ContactId> portion : contacts.stream().gather(Gatherers.windowFixed(PORTION)).toList()) {
			this.queue.enqueue(this.book.present(portion).stream().map(QueueEntry::standing).toList());
		}
		this.signal.raise();
	}

	void seatReachable(Seat seat, boolean reachable, Instant at) {
		this.seats.heard(seat, reachable, at);
		this.queue.seat(seat, reachable, at);
		this.signal.raise();
	}

	/**
	 * The agent takes a letter or a message.
	 * @return false if it is not pending any more
	 */
	boolean accept(UUID id) {
		Instant now = this.clock.instant();
		Optional<Reservation> accepted = this.book.accept(id, now);
		accepted.ifPresent((taken) -> {
			this.metrics.accepted(taken, now);
			this.push.changed(taken.agent());
		});
		return accepted.isPresent();
	}

	/** The agent refuses what is pending; a call has to stop ringing first. */
	void reject(Reservation pending) {
		if (!pending.voice()) {
			rejected(pending.id(), true);
			return;
		}
		this.reservations.intend(pending.id(), OfferEnd.REJECTED.reason());
		withdrawCall(pending.contact());
	}

	/** Asterisk has the call back in the waiting room, but nobody told. */
	void lost(UUID id) {
		requeue(id, ReservationState.RESCINDED, "outcome-lost", true);
	}

	/**
	 * Gives back what the agent has, because the agent leaves; a talk goes on to its end.
	 */
	void rescind(StaffId agent) {
		for (Reservation open : this.reservations.openOf(agent)) {
			if (open.state() == ReservationState.PENDING && open.voice()) {
				withdrawCall(open.contact());
			}
			else if (open.state() == ReservationState.WRAPPING) {
				complete(open.id(), ReservationState.WRAPPING);
			}
			else if (!open.voice()) {
				this.book.requeue(open.id(), open.state(), ReservationState.RESCINDED, "agent-left", true)
					.ifPresent((ended) -> ended(ended, Optional.empty()));
			}
		}
	}

	void withdrawCall(ContactId contact) {
		try {
			this.calls.withdraw(contact);
		}
		catch (CallNotFound | AsteriskAway ex) {
			logger.debug("Contact {} cannot be taken back: {}", contact, ex.getMessage());
		}
	}

	/**
	 * The agent has finished.
	 * @param id the reservation
	 * @param from the state that it has to be in
	 * @return false if it was not in that state
	 */
	boolean complete(UUID id, ReservationState from) {
		return done(this.book.complete(id, from));
	}

	private boolean done(Optional<Reservation> completed) {
		completed.ifPresent((work) -> released(work, Optional.empty(), Optional.empty()));
		return completed.isPresent();
	}

	/** The present state of a reservation should have ended by now. */
	void expired(UUID id) {
		Instant now = this.clock.instant();
		Optional<Reservation> due = this.reservations.find(id)
			.filter((found) -> found.expiresAt().filter((at) -> !at.isAfter(now)).isPresent());
		due.ifPresent((reservation) -> {
			switch (reservation.state()) {
				case PENDING -> overdue(reservation, now);
				case WRAPPING -> {
					this.duty.wrapUpRanOut(reservation,
							Optional.ofNullable(this.wrapUps.of(reservation.agent()).get(id)));
					done(this.book.wrapUpRanOut(id));
				}
				case ACCEPTED, CONSULTING, REJECTED, TIMED_OUT, CANCELLED, RESCINDED, COMPLETED ->
					logger.warn("Reservation {} is {} and yet expires", id, reservation.state());
			}
		});
	}

	/** A letter goes to somebody else; a call is looked for by the reconciler. */
	private void overdue(Reservation offer, Instant now) {
		if (!offer.voice()) {
			// Whoever talks has not missed a letter, and must not be paused in mid-talk.
			boolean talks = this.reservations.openOf(offer.agent()).stream().anyMatch(Reservation::voice);
			if (talks) {
				requeue(offer.id(), ReservationState.RESCINDED, TALKS, true);
			}
			else {
				missed(offer.id(), true);
			}
			return;
		}
		this.metrics.repaired("silent-offer");
		this.reservations.extend(offer.id(), now.plus(this.rules.ringGrace()));
		withdrawCall(offer.contact());
	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.agents.WrapUpRule;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.Reservations.Offer;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.WorkClass;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * Every change of a reservation: one transaction that locks the contact, refuses what is
 * no longer so, stores and publishes. What follows from a change is done by
 * {@link ReservationDesk} after the commit.
 */
@Component
class ReservationBook {

	private final QueueEntries entries;

	private final Reservations reservations;

	private final Capacities capacities;

	private final WrapUps wrapUps;

	private final RoutingProperties rules;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ReservationBook(QueueEntries entries, Reservations reservations, Capacities capacities, WrapUps wrapUps,
			RoutingProperties rules, ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.reservations = reservations;
		this.capacities = capacities;
		this.wrapUps = wrapUps;
		this.rules = rules;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Stores offers.
	 * @param matches what Redis reserved
	 * @return the offers; none for a contact that no longer waits or an agent who no
	 * longer may take it
	 */
	@Transactional
	public List<Offer> offer(List<Match> matches) {
		Instant now = this.clock.instant();
		List<StaffId> writing = matches.stream()
			.filter((match) -> match.workClass() != WorkClass.VOICE)
			.map(Match::agent)
			.toList();
		List<Offer> offers = this.reservations.offer(matches, (match) -> now.plus(offerLength(match.workClass())),
				this.capacities.of(writing), now);
		offers.forEach((offer) -> offered(offer.reservation(), now));
		return offers;
	}

	private void offered(Reservation offer, Instant at) {
		this.events.publishEvent(new ContactEvent.Offered(offer.contact(), offer.agent(), at));
	}

	private Duration offerLength(WorkClass workClass) {
		return switch (workClass) {
			case VOICE -> this.rules.ring().plus(this.rules.ringGrace());
			case LETTER, MESSAGE -> this.rules.textOffer();
		};
	}

	/**
	 * Stores that a call which was believed to wait talks with an agent: Asterisk
	 * connected them while no server looked, or the news came too late.
	 * @param contact the call
	 * @param agent who talks
	 * @param seat the agent's softphone
	 * @return what was stored, empty if the call did not wait or the agent has another
	 */
	@Transactional
	public Optional<Reservation> adopt(ContactId contact, StaffId agent, Seat seat) {
		Optional<QueueEntry> entry = this.entries.lockWith(List.of(contact), List.of(agent))
			.stream()
			.filter((found) -> found.state() == EntryState.WAITING)
			.findFirst();
		Instant now = this.clock.instant();
		return entry
			.map((found) -> new Reservation(UUID.randomUUID(), contact, found.channel(), agent, Optional.of(seat),
					ReservationState.ACCEPTED, found.joinedAt(), now, Optional.empty(), Optional.of(now),
					Optional.of("adopted")))
			.flatMap((made) -> this.reservations.take(List.of(made), this.capacities.of(List.of(agent)), now)
				.stream()
				.findFirst())
			.map((made) -> {
				offered(made, now);
				accepted(made, now);
				return made;
			});
	}

	/**
	 * Stores that the agent took an offer.
	 * @param id the offer
	 * @param at when
	 * @return empty if it was not pending
	 */
	@Transactional
	public Optional<Reservation> accept(UUID id, Instant at) {
		Optional<Reservation> pending = lock(id, ReservationState.PENDING);
		pending.ifPresent((offer) -> accepted(offer, at));
		return pending;
	}

	private void accepted(Reservation offer, Instant at) {
		this.reservations.accepted(offer.id(), at);
		this.entries.accepted(offer.contact(), at);
		this.events.publishEvent(new ContactEvent.Accepted(offer.contact(), offer.agent(), at));
	}

	/**
	 * Stores that an offer came to nothing: the contact waits again with its first join
	 * time.
	 * @param id the offer
	 * @param how the state it ends in
	 * @param reason why, a short stable word
	 * @param present whether the contact may be offered again at once
	 * @return empty if it was not pending
	 */
	@Transactional
	public Optional<Reservation> requeue(UUID id, ReservationState from, ReservationState how, String reason,
			boolean present) {
		Optional<Reservation> open = lock(id, from);
		open.ifPresent((offer) -> {
			Instant now = this.clock.instant();
			this.reservations.ended(id, how, reason, now);
			this.entries.waitsAgain(offer.contact(), present);
			this.events.publishEvent(new ContactEvent.Requeued(offer.contact(), offer.agent(), reason, now));
		});
		return open;
	}

	/**
	 * Stores that the talk is over.
	 * @param contact the call
	 * @param at when
	 * @return what is being wrapped up or completed now, empty if nobody talked
	 */
	@Transactional
	public Optional<Reservation> talkEnded(ContactId contact, Instant at) {
		Optional<Reservation> talk = lockedOf(contact)
			.filter((found) -> found.state() == ReservationState.ACCEPTED && found.voice());
		return talk.flatMap((found) -> wrapUp(found, at));
	}

	/**
	 * Stores that a seat has left its talk; the citizen may talk on with others.
	 * @param contact the call
	 * @param seat the seat
	 * @param at when
	 * @return what is being wrapped up now; empty if it was not this seat that had the
	 * call
	 */
	@Transactional
	public Optional<Reservation> seatLeft(ContactId contact, Seat seat, Instant at) {
		return lockedOf(contact).filter(
				(found) -> found.state() == ReservationState.ACCEPTED && found.seat().filter(seat::equals).isPresent())
			.flatMap((found) -> wrapUp(found, at));
	}

	/**
	 * Stores that the work on a letter or a message is over.
	 * @param id the reservation
	 * @return what is being wrapped up or completed now, empty if it was not worked on
	 */
	@Transactional
	public Optional<Reservation> workEnded(UUID id) {
		return lock(id, ReservationState.ACCEPTED).flatMap((work) -> wrapUp(work, this.clock.instant()));
	}

	private Optional<Reservation> wrapUp(Reservation work, Instant at) {
		WrapUpRule rule = this.wrapUps.rule(work);
		this.events.publishEvent(new ContactEvent.Wrapping(work.contact(), work.agent(), at));
		if (rule.kind() == WrapUpRule.Kind.NONE) {
			return completed(work.id(), ReservationState.ACCEPTED, at);
		}
		this.wrapUps.begin(work, rule, at, this.clock.instant());
		this.entries.wrapping(work.contact());
		return this.reservations.find(work.id());
	}

	/**
	 * Stores that the caller is gone, whatever the call was doing.
	 * @param contact the call
	 * @param place where it was last
	 * @param at when
	 * @return the reservation that this changed
	 */
	@Transactional
	public Optional<Reservation> callerLeft(ContactId contact, Place place, Instant at) {
		Optional<QueueEntry> entry = this.entries.lock(contact);
		Optional<Reservation> open = this.reservations.openOf(contact);
		EntryState state = entry.map(QueueEntry::state).orElse(EntryState.DONE);
		return switch (state) {
			// A talk that no server saw: the reconciler learns from the journal with
			// whom.
			case WAITING -> hasTalked(place) ? Optional.empty() : abandon(contact, open, at);
			case OFFERED -> hasTalked(place) ? open.flatMap((offer) -> talked(offer, at)) : abandon(contact, open, at);
			case ACTIVE -> open.flatMap((talk) -> wrapUp(talk, at));
			case WRAPPING, DONE, ABANDONED, WITHDRAWN -> Optional.empty();
		};
	}

	private static boolean hasTalked(Place place) {
		return place == Place.TALKING || place == Place.SURVEY;
	}

	/**
	 * Stores a talk that began and ended while no server looked.
	 * @param contact the call, believed to wait
	 * @param agent whose softphone answered
	 * @param call the call as Asterisk wrote it down, answered and ended
	 * @return false if the call did not wait
	 */
	@Transactional
	public boolean talkedAlone(ContactId contact, StaffId agent, JournalledCall call) {
		Optional<QueueEntry> waiting = this.entries.lock(contact)
			.filter((found) -> found.state() == EntryState.WAITING);
		waiting.ifPresent((entry) -> {
			Instant from = call.answered().orElseThrow();
			Instant to = call.ended().orElseThrow();
			Reservation talk = new Reservation(UUID.randomUUID(), contact, entry.channel(), agent, call.seat(),
					ReservationState.COMPLETED, entry.joinedAt(), from, Optional.empty(), Optional.of(from),
					Optional.of("without-server"));
			this.reservations.addPast(talk, to);
			this.entries.offered(List.of(talk), from);
			this.entries.accepted(contact, from);
			this.entries.ended(contact, EntryState.DONE, to);
			this.events.publishEvent(new ContactEvent.Accepted(contact, agent, from));
			this.events.publishEvent(new ContactEvent.Completed(contact, agent, to));
		});
		return waiting.isPresent();
	}

	/** The news of the answer got lost, but they did talk. */
	private Optional<Reservation> talked(Reservation offer, Instant at) {
		accepted(offer, at);
		return wrapUp(offer, at);
	}

	private Optional<Reservation> abandon(ContactId contact, Optional<Reservation> offer, Instant at) {
		offer.ifPresent((found) -> this.reservations.ended(found.id(), ReservationState.CANCELLED, "caller-left", at));
		this.entries.ended(contact, EntryState.ABANDONED, at);
		this.events.publishEvent(new ContactEvent.Abandoned(contact, at));
		return offer.flatMap((found) -> this.reservations.find(found.id()));
	}

	/**
	 * Stores that the agent has finished.
	 * @param id the reservation
	 * @param from the state that it has to be in
	 * @return empty if it was not in that state
	 */
	@Transactional
	public Optional<Reservation> complete(UUID id, ReservationState from) {
		return completed(id, from, this.clock.instant());
	}

	/**
	 * Stores that the time of a wrap-up is over.
	 * @param id the reservation
	 * @return empty if it has ended, or was extended meanwhile
	 */
	@Transactional
	public Optional<Reservation> wrapUpRanOut(UUID id) {
		Instant now = this.clock.instant();
		return completed(this.reservations.completeDue(id, now), now);
	}

	private Optional<Reservation> completed(UUID id, ReservationState from, Instant at) {
		return completed(this.reservations.complete(id, from, at), at);
	}

	private Optional<Reservation> completed(Optional<Reservation> completed, Instant at) {
		completed.ifPresent(
				(work) -> this.events.publishEvent(new ContactEvent.Completed(work.contact(), work.agent(), at)));
		return completed;
	}

	/**
	 * Stores whether a waiting contact can be offered.
	 * @param contact the contact
	 * @param present whether it can
	 * @return the contact if this was news
	 */
	@Transactional
	public Optional<QueueEntry> present(ContactId contact, boolean present) {
		Optional<QueueEntry> entry = this.entries.lock(contact)
			.filter((found) -> found.state() == EntryState.WAITING && found.present() != present);
		entry.ifPresent((found) -> this.entries.present(contact, present));
		return entry;
	}

	/**
	 * Stores that waiting contacts can be offered.
	 * @param contacts the contacts
	 * @return those for which this was news, in their order
	 */
	@Transactional
	public List<QueueEntry> present(List<ContactId> contacts) {
		return this.entries.presentAll(contacts);
	}

	private Optional<Reservation> lock(UUID id, ReservationState state) {
		return this.entries.lock(id)
			.flatMap((entry) -> this.reservations.openOf(entry.contact()))
			.filter((open) -> open.id().equals(id) && open.state() == state);
	}

	/**
	 * The contact is locked first, always, so that two changes never wait for each other.
	 */
	private Optional<Reservation> lockedOf(ContactId contact) {
		return this.entries.lock(contact).flatMap((entry) -> this.reservations.openOf(contact));
	}

}

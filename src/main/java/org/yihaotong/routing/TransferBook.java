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
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Rings;

/**
 * Stores how a talk passes from one agent to another or back to the queue. One
 * transaction each, the contact locked first, as in {@link ReservationBook}.
 */
@Component
class TransferBook {

	static final String TRANSFERRED = "transferred";

	/**
	 * Asterisk is asked several times for 4 s at most before it tells that a leg is gone.
	 */
	private static final Duration LEG_ENDS = Duration.ofSeconds(20);

	private final QueueEntries entries;

	private final Reservations reservations;

	private final AgentDesk agents;

	private final RoutingProperties rules;

	private final OrderProperties order;

	private final Capacities capacities;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	TransferBook(QueueEntries entries, Reservations reservations, AgentDesk agents, RoutingProperties rules,
			OrderProperties order, Capacities capacities, ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.reservations = reservations;
		this.agents = agents;
		this.rules = rules;
		this.order = order;
		this.capacities = capacities;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Stores that a contact which was with an agent waits again.
	 * @param contact the contact
	 * @param reason why, a short stable word
	 * @return the reservation that this ended; empty if there was none open
	 */
	@Transactional
	public Optional<Reservation> back(ContactId contact, String reason) {
		Optional<QueueEntry> entry = this.entries.lock(contact).filter((found) -> wasWithAgent(found.state()));
		if (entry.isEmpty()) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<Reservation> open = this.reservations.openOf(contact);
		open.ifPresent((held) -> this.reservations.ended(held.id(), ReservationState.COMPLETED, reason, now));
		returns(entry.get());
		entry.flatMap(QueueEntry::agent)
			.ifPresent((agent) -> this.events.publishEvent(new ContactEvent.Requeued(contact, agent, reason, now)));
		return open;
	}

	/** Who was with an agent has waited already. */
	private void returns(QueueEntry entry) {
		this.entries.returns(entry, this.order.returned(entry.credits()));
	}

	/**
	 * Stores that a talk is given back to the queue. The agent stays taken until
	 * {@link #left}.
	 * @param talk the talk
	 */
	@Transactional
	public void toQueue(TalkWork.Talk talk) {
		returned(talk);
	}

	/**
	 * As {@link #toQueue}, for the agents of a skill group as long as what a contact asks
	 * for is kept up.
	 * @param talk the talk
	 * @param group the group
	 * @return what the contact needs from now on
	 */
	@Transactional
	public Rings toGroup(TalkWork.Talk talk, Skill group) {
		returned(talk);
		Rings rings = this.order.asking(group, this.clock.instant());
		this.entries.needs(talk.contact(), rings);
		return rings;
	}

	private void returned(TalkWork.Talk talk) {
		Reservation held = locked(talk);
		Instant now = this.clock.instant();
		this.reservations.leaving(held.id(), TRANSFERRED, now.plus(LEG_ENDS));
		this.entries.find(held.contact()).ifPresent(this::returns);
		this.events.publishEvent(new ContactEvent.Requeued(held.contact(), held.agent(), TRANSFERRED, now));
	}

	/**
	 * Stores that an agent who has passed a talk on is out of it.
	 * @param contact the call
	 * @param seat the agent's telephone
	 * @return what ended; empty if nobody was on the way out there
	 */
	@Transactional
	public Optional<Reservation> left(ContactId contact, Seat seat) {
		this.entries.lock(contact);
		Optional<Reservation> leaving = this.reservations.allOf(contact)
			.stream()
			.filter((open) -> isLeaving(open) && open.seat().filter(seat::equals).isPresent())
			.findFirst();
		leaving.ifPresent(
				(open) -> this.reservations.ended(open.id(), ReservationState.COMPLETED, null, this.clock.instant()));
		return leaving;
	}

	private static boolean isLeaving(Reservation open) {
		return open.state() == ReservationState.CONSULTING && open.reason().filter(TRANSFERRED::equals).isPresent();
	}

	/** A contact whose agent has finished may be in the waiting room after all. */
	private static boolean wasWithAgent(EntryState state) {
		return switch (state) {
			case ACTIVE, WRAPPING, DONE -> true;
			case WAITING, OFFERED, ABANDONED, WITHDRAWN -> false;
		};
	}

	/**
	 * Stores that a talk is offered to a colleague.
	 * @param talk the talk
	 * @param colleague who
	 * @return the offer
	 */
	@Transactional
	public Reservation offer(TalkWork.Talk talk, StaffId colleague) {
		AgentStatus status = free(colleague);
		Reservation held = locked(talk);
		Instant now = this.clock.instant();
		this.reservations.leaving(held.id(), TRANSFERRED, now.plus(LEG_ENDS));
		Duration length = this.rules.ring().plus(this.rules.ringGrace());
		Reservation offer = new Reservation(UUID.randomUUID(), held.contact(), held.channel(), colleague, status.seat(),
				ReservationState.PENDING, held.joinedAt(), now, Optional.of(now.plus(length)), Optional.empty(),
				Optional.empty());
		add(offer);
		this.entries.find(held.contact()).ifPresent(this::returns);
		this.entries.offered(List.of(offer), now);
		this.events.publishEvent(new ContactEvent.Requeued(held.contact(), held.agent(), TRANSFERRED, now));
		this.events.publishEvent(new ContactEvent.Offered(held.contact(), colleague, now));
		return offer;
	}

	private AgentStatus free(StaffId colleague) {
		AgentStatus status = this.agents.status(colleague);
		if (status.presence() != AgentStatus.Presence.READY || status.seat().isEmpty()) {
			throw ReservationRefused.colleagueBusy();
		}
		return status;
	}

	private Reservation locked(TalkWork.Talk talk) {
		return this.entries.lock(talk.contact())
			.flatMap((entry) -> this.reservations.openOf(talk.contact()))
			.filter((open) -> open.id().equals(talk.reservation()) && open.state() == ReservationState.ACCEPTED)
			.orElseThrow(ReservationRefused::notTalking);
	}

	private void add(Reservation made) {
		if (this.reservations.add(List.of(made), this.capacities.of(List.of(made.agent()))).isEmpty()) {
			throw ReservationRefused.colleagueBusy();
		}
	}

	/**
	 * Stores that a talk goes on with its agent after all.
	 * @param talk the talk
	 * @return an offer that this took back
	 */
	@Transactional
	public Optional<Reservation> undo(TalkWork.Talk talk) {
		this.entries.lock(talk.contact());
		Optional<Reservation> offer = this.reservations.openOf(talk.contact());
		offer.ifPresent((open) -> this.reservations.ended(open.id(), ReservationState.RESCINDED, "not-moved",
				this.clock.instant()));
		this.reservations.goesOn(talk.reservation());
		this.entries.handedTo(talk.contact(), talk.agent(), EntryState.ACTIVE);
		return offer;
	}

	/**
	 * Stores that a colleague is asked into a talk.
	 * @param talk the talk
	 * @param colleague who
	 * @param party the attempt, which becomes the reservation's key
	 * @return the colleague's reservation
	 */
	@Transactional
	public Reservation consult(TalkWork.Talk talk, StaffId colleague, UUID party) {
		AgentStatus status = free(colleague);
		Reservation held = locked(talk);
		Instant now = this.clock.instant();
		Reservation made = new Reservation(party, held.contact(), held.channel(), colleague, status.seat(),
				ReservationState.CONSULTING, held.joinedAt(), now, Optional.empty(), Optional.empty(),
				Optional.of("consulted"));
		add(made);
		return made;
	}

	/**
	 * Stores that a colleague has left the talk again.
	 * @param party the attempt
	 * @return what ended; empty if nobody was asked any more
	 */
	@Transactional
	public Optional<Reservation> consultEnded(UUID party) {
		Optional<Reservation> asked = this.reservations.find(party);
		asked.ifPresent((found) -> this.entries.lock(found.contact()));
		Optional<Reservation> open = this.reservations.find(party)
			.filter((found) -> found.state() == ReservationState.CONSULTING);
		open.ifPresent(
				(found) -> this.reservations.ended(party, ReservationState.COMPLETED, null, this.clock.instant()));
		return open;
	}

	/**
	 * Stores that the colleague who was asked has the contact now. An agent whose
	 * telephone is still in the talk stays taken until {@link #left}.
	 * @param talk the talk
	 * @param party the attempt
	 * @return first the agent's reservation as it was, then the colleague's
	 */
	@Transactional
	public List<Reservation> handOver(TalkWork.Talk talk, UUID party) {
		Reservation held = this.entries.lock(talk.contact())
			.flatMap((entry) -> this.reservations.openOf(talk.contact()))
			.filter((open) -> open.id().equals(talk.reservation()))
			.orElseThrow(ReservationRefused::notTalking);
		Reservation asked = this.reservations.find(party)
			.filter((found) -> found.state() == ReservationState.CONSULTING && found.contact().equals(talk.contact()))
			.orElseThrow(ReservationRefused::notTalking);
		Instant now = this.clock.instant();
		if (held.state() == ReservationState.ACCEPTED) {
			this.reservations.leaving(held.id(), TRANSFERRED, now.plus(LEG_ENDS));
		}
		else {
			this.reservations.ended(held.id(), ReservationState.COMPLETED, TRANSFERRED, now);
		}
		this.reservations.accepted(party, now);
		this.entries.handedTo(held.contact(), asked.agent(), EntryState.ACTIVE);
		this.events.publishEvent(new ContactEvent.Accepted(held.contact(), asked.agent(), now));
		return List.of(held, asked);
	}

}

package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.Rings;

/**
 * Passes talks on: stores each change in the {@link TransferBook} and, after the commit,
 * tells Redis and the agents' screens.
 */
@Component
class Transfers implements TalkWork {

	private final TransferBook book;

	private final ReservationDesk desk;

	private final Reservations reservations;

	private final HotQueue queue;

	private final Deadlines deadlines;

	private final MatchSignal signal;

	private final AgentDuty duty;

	private final AgentStatePush push;

	Transfers(TransferBook book, ReservationDesk desk, Reservations reservations, HotQueue queue, Deadlines deadlines,
			MatchSignal signal, AgentDuty duty, AgentStatePush push) {
		this.book = book;
		this.desk = desk;
		this.reservations = reservations;
		this.queue = queue;
		this.deadlines = deadlines;
		this.signal = signal;
		this.duty = duty;
		this.push = push;
	}

	@Override
	public Talk own(StaffId agent, UUID reservation) {
		Reservation found = this.reservations.find(reservation)
			.filter((candidate) -> candidate.agent().equals(agent))
			.orElseThrow(ReservationRefused::notFound);
		if (!found.voice() || found.state() != ReservationState.ACCEPTED) {
			throw ReservationRefused.notTalking();
		}
		return talk(found);
	}

	@Override
	public Optional<Talk> of(ContactId contact) {
		return this.reservations.openOf(contact)
			.filter((open) -> open.voice() && open.state() != ReservationState.PENDING)
			.map(Transfers::talk);
	}

	private static Talk talk(Reservation reservation) {
		return new Talk(reservation.id(), reservation.contact(), reservation.agent(),
				reservation.seat().orElseThrow(ReservationRefused::notTalking));
	}

	/** A caller is in the waiting room, maybe after a talk. */
	void waits(ContactId contact) {
		this.book.back(contact, "came-back").ifPresent(this::released);
		this.desk.present(contact, true);
	}

	/**
	 * A talk is lost, for all who took part in it.
	 * @param contact the call
	 * @param reason why, a short stable word
	 * @return what its agent is to be {@linkplain #released released} from
	 */
	Optional<Reservation> lost(ContactId contact, String reason) {
		this.reservations.allOf(contact)
			.stream()
			.filter((open) -> open.state() == ReservationState.CONSULTING)
			.forEach((asked) -> consultEnded(asked.id()));
		return this.book.back(contact, reason);
	}

	@Override
	public void toQueue(Talk talk) {
		own(talk.agent(), talk.reservation());
		this.book.toQueue(talk);
		leaving(talk);
	}

	@Override
	public void toGroup(Talk talk, Skill group) {
		own(talk.agent(), talk.reservation());
		Rings rings = this.book.toGroup(talk, group);
		// Whoever is idle and not of the group waits for that.
		this.deadlines.widening(talk.contact(), rings, Instant.EPOCH, this.signal::raise);
		leaving(talk);
	}

	/**
	 * The contact is the agent's no more, but the agent is: whoever is free before the
	 * telephone is out of the talk would be rung in the middle of it.
	 */
	private void leaving(Talk talk) {
		this.reservations.find(talk.reservation()).ifPresent((open) -> {
			// In this order, so that at no time nothing holds the agent.
			this.queue.hold(open.hold());
			this.queue.release(new Match(talk.contact(), talk.agent(), open.hold().workClass()), Optional.empty(),
					Optional.empty());
			open.expiresAt().ifPresent((at) -> this.deadlines.later(at, open.contact(), () -> overdue(open.id())));
			this.push.changed(talk.agent());
		});
	}

	/** The agent's telephone is out of the talk. */
	void left(ContactId contact, Seat seat) {
		this.book.left(contact, seat).ifPresent(this::released);
	}

	/** Nobody told that the agent's telephone is out of the talk. */
	void overdue(UUID reservation) {
		this.reservations.find(reservation)
			.filter((open) -> open.state() == ReservationState.CONSULTING && open.expiresAt().isPresent())
			.ifPresent((open) -> consultEnded(reservation));
	}

	void released(Reservation ended) {
		this.queue.release(ended.hold(), Optional.empty(), Optional.empty());
		this.push.changed(ended.agent());
		this.signal.raise();
		this.duty.settle(ended.agent());
	}

	@Override
	public Talk toColleague(Talk talk, StaffId colleague) {
		Reservation offer = this.book.offer(talk, colleague);
		leaving(talk);
		this.queue.hold(offer.hold());
		this.deadlines.watch(offer);
		this.push.changed(colleague);
		return talk(offer);
	}

	@Override
	public void undo(Talk talk) {
		this.book.undo(talk).ifPresent(this::released);
		this.queue.dequeue(talk.contact());
		this.reservations.find(talk.reservation()).ifPresent((open) -> {
			this.queue.hold(open.hold());
			this.queue.release(new Match(new ContactId(open.id()), open.agent(), open.hold().workClass()),
					Optional.empty(), Optional.empty());
		});
		this.push.changed(talk.agent());
	}

	@Override
	public Seat consult(Talk talk, StaffId colleague, UUID party) {
		Reservation asked = this.book.consult(talk, colleague, party);
		this.queue.hold(asked.hold());
		this.push.changed(colleague);
		return asked.seat().orElseThrow(ReservationRefused::colleagueBusy);
	}

	/** Somebody who was asked into a talk has answered. */
	void joined(ContactId contact) {
		this.reservations.allOf(contact)
			.stream()
			.filter((open) -> open.state() == ReservationState.CONSULTING)
			.forEach((asked) -> this.desk.talks(asked.agent()));
		show(contact);
	}

	@Override
	public void consultEnded(UUID party) {
		this.book.consultEnded(party).ifPresent(this::released);
	}

	@Override
	public List<UUID> consulted(Instant before) {
		return this.reservations.consulted(before);
	}

	@Override
	public void handOver(Talk talk, UUID party) {
		List<Reservation> before = this.book.handOver(talk, party);
		if (before.getFirst().state() == ReservationState.ACCEPTED) {
			leaving(talk);
		}
		else {
			released(before.getFirst());
		}
		this.reservations.find(party).ifPresent((taken) -> this.queue.hold(taken.hold()));
		released(before.getLast());
	}

	@Override
	public void show(ContactId contact) {
		this.reservations.allOf(contact).forEach((open) -> this.push.changed(open.agent()));
	}

}

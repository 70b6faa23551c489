package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.platform.AfterCommit;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.routing.CallBack.Origin;
import org.yihaotong.routing.CallBack.State;
import org.yihaotong.routing.hotqueue.HotQueue;

/**
 * Stores how contacts wait without a call. One transaction each, the contact locked
 * first, as in {@link ReservationBook}.
 */
@Component
class CallBackBook implements CallBackQueue {

	/** The only country that is called. */
	private static final String HOME = "+86";

	private final CallBacks callBacks;

	private final QueueEntries entries;

	private final Reservations reservations;

	private final HotQueue queue;

	private final CallBackProperties rules;

	private final OrderProperties order;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CallBackBook(CallBacks callBacks, QueueEntries entries, Reservations reservations, HotQueue queue,
			CallBackProperties rules, OrderProperties order, ApplicationEventPublisher events, Clock clock) {
		this.callBacks = callBacks;
		this.entries = entries;
		this.reservations = reservations;
		this.queue = queue;
		this.rules = rules;
		this.order = order;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public boolean keep(ContactId contact, PhoneNumber number) {
		Instant now = this.clock.instant();
		boolean waits = this.entries.lock(contact).filter((entry) -> entry.state() == EntryState.WAITING).isPresent();
		if (!waits || !this.callBacks.add(contact, number, Origin.KEPT, now, now.plus(this.rules.settle()))) {
			return false;
		}
		this.entries.present(contact, false);
		AfterCommit.run(() -> this.queue.dequeue(contact), this.queue::doubt);
		return true;
	}

	@Override
	@Transactional
	public Optional<Waited> takeOver(PhoneNumber number) {
		return joined(this.callBacks.waiting(number));
	}

	@Override
	@Transactional
	public Optional<ContactId> messageLeft(PhoneNumber number) {
		return joined(this.callBacks.waiting(number).filter((waiting) -> waiting.origin() == Origin.MISSED))
			.map(Waited::contact);
	}

	/** Goes on with another contact. */
	private Optional<Waited> joined(Optional<CallBack> callBack) {
		return callBack.flatMap((waiting) -> this.entries.lock(waiting.contact()))
			.filter((entry) -> this.callBacks.waiting(entry.contact()).isPresent())
			.map((entry) -> {
				this.callBacks.ended(entry.contact(), State.JOINED, this.clock.instant());
				if (entry.state() == EntryState.WAITING) {
					withdrawn(entry.contact());
				}
				// Otherwise an agent is being rung: it ends when that does.
				return new Waited(entry.contact(), entry.joinedAt());
			});
	}

	@Override
	public boolean mayCallMissed(ContactId left, PhoneNumber number, Instant at) {
		Instant day = at.minus(Duration.ofDays(1));
		boolean stayed = this.entries.find(left)
			.filter((entry) -> !entry.joinedAt().plus(this.rules.missedAfter()).isAfter(at))
			.isPresent();
		return this.rules.missed() && stayed && callable(number) && this.callBacks.waiting(number).isEmpty()
				&& this.callBacks.since(number, day) < this.rules.missedPerDay();
	}

	@Override
	@Transactional
	public boolean callMissed(ContactId contact, PhoneNumber number) {
		Instant now = this.clock.instant();
		this.entries.lock(contact);
		// Somebody who redials at once is given the time to.
		boolean waits = this.callBacks.add(contact, number, Origin.MISSED, now, now.plus(this.rules.settle()));
		if (!waits) {
			withdrawn(contact);
		}
		return waits;
	}

	static boolean callable(PhoneNumber number) {
		return number.value().startsWith(HOME);
	}

	/**
	 * Lets a contact whose call was lost wait for its citizen to be called, as one that
	 * was with an agent already.
	 * @param contact the contact, which waits
	 * @param number where the citizen is called
	 * @return false if another contact of the number waits for that
	 */
	@Transactional
	public boolean lost(ContactId contact, PhoneNumber number) {
		Optional<QueueEntry> waiting = this.entries.lock(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING);
		if (waiting.isPresent() && !this.callBacks.lost(contact, number, this.clock.instant())) {
			return false;
		}
		waiting.ifPresent((entry) -> {
			this.entries.returns(entry, this.order.returned(entry.credits()));
			AfterCommit.run(() -> this.queue.dequeue(contact), this.queue::doubt);
		});
		return true;
	}

	/** Ends a contact from which another one of the same citizen goes on. */
	@Transactional
	public void continued(ContactId contact) {
		this.entries.lock(contact).filter((entry) -> entry.state() == EntryState.WAITING).ifPresent((entry) -> {
			withdrawn(contact);
			this.events.publishEvent(new ContactEvent.Continued(contact, this.clock.instant()));
		});
	}

	private void withdrawn(ContactId contact) {
		this.entries.ended(contact, EntryState.WITHDRAWN, this.clock.instant());
		AfterCommit.run(() -> this.queue.dequeue(contact), this.queue::doubt);
	}

	/**
	 * Stores that the citizen is going to be called now.
	 * @return the call-back, empty if the attempt is over
	 */
	@Transactional
	public Optional<CallBack> dials(ContactId contact, UUID offer) {
		boolean pending = this.entries.lock(contact)
			.flatMap((entry) -> this.reservations.openOf(contact))
			.filter((open) -> open.id().equals(offer) && open.state() == ReservationState.PENDING)
			.isPresent();
		Optional<CallBack> waiting = this.callBacks.waiting(contact).filter((found) -> pending);
		waiting.ifPresent((found) -> {
			this.callBacks.dialled(contact, offer);
			this.reservations.extend(offer, this.clock.instant().plus(this.rules.dialling()));
		});
		return waiting;
	}

	/**
	 * Stores that an attempt came to nothing, the reservation having ended: the contact
	 * goes on waiting with its first join time, or ends after the last attempt.
	 */
	@Transactional
	public void missed(ContactId contact, String outcome) {
		Optional<QueueEntry> entry = this.entries.lock(contact);
		this.callBacks.find(contact).ifPresent((callBack) -> {
			Instant now = this.clock.instant();
			if (callBack.waits() && callBack.attempts() < this.rules.attempts()) {
				Duration pause = this.rules.pauses().get(Math.max(callBack.attempts() - 1, 0));
				this.callBacks.postponed(contact, outcome, now.plus(pause));
				return;
			}
			this.callBacks.postponed(contact, outcome, now);
			this.callBacks.ended(contact, State.NOT_REACHED, now);
			entry.filter((found) -> found.state() == EntryState.WAITING).ifPresent((found) -> {
				withdrawn(contact);
				if (callBack.waits()) {
					this.events.publishEvent(new ContactEvent.NotReached(contact, now));
				}
			});
		});
	}

	/**
	 * Ends what was joined with a later call while an agent was rung for it.
	 */
	@Transactional
	public void clear(ContactId contact) {
		this.entries.lock(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING)
			.flatMap((entry) -> this.callBacks.find(contact))
			.filter((callBack) -> callBack.state() == State.JOINED)
			.ifPresent((callBack) -> withdrawn(contact));
	}

	/** Stores that nobody need be called for this contact, with the reason. */
	@Transactional
	public void ends(ContactId contact, State how) {
		this.callBacks.ended(contact, how, this.clock.instant());
	}

	/** Ends one that has become too old. */
	@Transactional
	public void tooOld(ContactId contact) {
		this.entries.lock(contact).filter((entry) -> entry.state() == EntryState.WAITING).ifPresent((entry) -> {
			this.callBacks.ended(contact, State.NOT_REACHED, this.clock.instant());
			withdrawn(contact);
			this.events.publishEvent(new ContactEvent.NotReached(contact, this.clock.instant()));
		});
	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.WorkClass;

/**
 * Stores in PostgreSQL who waits, and tells Redis after the commit.
 */
@Component
class OrderedContactQueue implements ContactQueue {

	private final QueueEntries entries;

	private final HotQueue queue;

	private final MatchSignal signal;

	private final RoutingProperties rules;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	OrderedContactQueue(QueueEntries entries, HotQueue queue, MatchSignal signal, RoutingProperties rules,
			ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.queue = queue;
		this.signal = signal;
		this.rules = rules;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void join(QueuedContact contact) {
		// A caller can be offered only once Asterisk holds the call in the waiting room.
		boolean present = contact.channel() != Channel.VOICE;
		long place = this.rules.place(contact);
		if (!this.entries.add(contact, place, present)) {
			return;
		}
		this.events.publishEvent(new ContactEvent.Joined(contact.contact(), contact.joinedAt()));
		if (present) {
			AfterCommit.run(() -> {
				this.queue.enqueue(contact.contact(), WorkClass.of(contact.channel()), place);
				this.signal.raise();
			});
		}
	}

	@Override
	@Transactional
	public void raise(ContactId contact, Priority priority) {
		this.entries.lock(contact).filter((entry) -> entry.state() == EntryState.WAITING).ifPresent((entry) -> {
			long place = this.rules.place(entry.joinedAt(), priority);
			this.entries.raised(contact, priority, place);
			if (entry.present()) {
				AfterCommit.run(() -> {
					this.queue.enqueue(contact, WorkClass.of(entry.channel()), place);
					this.signal.raise();
				});
			}
		});
	}

	@Override
	@Transactional
	public void withdraw(ContactId contact) {
		this.entries.lock(contact).filter((entry) -> entry.state() == EntryState.WAITING).ifPresent((entry) -> {
			this.entries.ended(contact, EntryState.WITHDRAWN, this.clock.instant());
			AfterCommit.run(() -> this.queue.dequeue(contact));
		});
	}

	@Override
	public Optional<Integer> ahead(ContactId contact) {
		return this.entries.find(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING)
			.map(this.entries::ahead);
	}

}

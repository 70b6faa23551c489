package org.yihaotong.intake;

import java.time.Clock;
import java.time.Instant;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.routing.CallBackQueue;
import org.yihaotong.routing.ContactEvent;
import org.yihaotong.routing.ContactQueue;
import org.yihaotong.routing.QueuedContact;

/**
 * Makes a contact for each caller who left before anybody answered, so that the caller is
 * called back. Never for an emergency: that desk looks after its own.
 */
@Component
class MissedCalls {

	private final Contacts contacts;

	private final ContactNumbers numbers;

	private final ContactQueue queue;

	private final CallBackQueue callBacks;

	private final Clock clock;

	MissedCalls(Contacts contacts, ContactNumbers numbers, ContactQueue queue, CallBackQueue callBacks, Clock clock) {
		this.contacts = contacts;
		this.numbers = numbers;
		this.queue = queue;
		this.callBacks = callBacks;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(ContactEvent.Abandoned event) {
		this.contacts.find(event.contact())
			.filter((left) -> left.channel() == Channel.VOICE)
			.flatMap(ContactView::phone)
			.filter((phone) -> this.callBacks.mayCallMissed(event.contact(), phone, event.at()))
			.ifPresent((phone) -> callBack(event.contact(), phone));
	}

	private void callBack(ContactId left, PhoneNumber phone) {
		Instant now = this.clock.instant();
		ContactId made = ContactId.random();
		String number = this.numbers.next(Channel.VOICE, now, this.clock.getZone());
		if (this.contacts.insertMissed(made, number, left, now)) {
			this.contacts.markQueued(made, now)
				.ifPresent((entry) -> this.queue.join(new QueuedContact(made, entry.channel(), entry.priority(), now,
						entry.line(), entry.category())));
			if (!this.callBacks.callMissed(made, phone)) {
				this.contacts.end(made, ContactOutcome.CONTINUED, now);
			}
		}
	}

}

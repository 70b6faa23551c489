package org.yihaotong.intake;

import java.time.Instant;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.ContactEvent;

/**
 * Ends contacts as the queue tells. Events may come twice or late: the first outcome
 * stays.
 */
@Component
class ContactOutcomes {

	private final Contacts contacts;

	ContactOutcomes(Contacts contacts) {
		this.contacts = contacts;
	}

	@ApplicationModuleListener
	void on(ContactEvent.Completed event) {
		end(event.contact(), ContactOutcome.HANDLED, event.at());
	}

	@ApplicationModuleListener
	void on(ContactEvent.Abandoned event) {
		end(event.contact(), ContactOutcome.ABANDONED_WAITING, event.at());
	}

	@ApplicationModuleListener
	void on(ContactEvent.NotReached event) {
		end(event.contact(), ContactOutcome.NOT_REACHED, event.at());
	}

	@ApplicationModuleListener
	void on(ContactEvent.Continued event) {
		end(event.contact(), ContactOutcome.CONTINUED, event.at());
	}

	private void end(ContactId contact, ContactOutcome outcome, Instant at) {
		this.contacts.end(contact, outcome, at);
	}

}

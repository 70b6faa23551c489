package org.yihaotong.intake;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.routing.Callers;

/**
 * Tells the queue about the callers whose calls are lost.
 */
@Component
class IntakeCallers implements Callers {

	private final Contacts contacts;

	IntakeCallers(Contacts contacts) {
		this.contacts = contacts;
	}

	@Override
	public Optional<PhoneNumber> number(ContactId contact) {
		return this.contacts.find(contact).flatMap(ContactView::phone);
	}

	@Override
	public boolean calledAgain(ContactId lost, PhoneNumber number) {
		return this.contacts.calledAgain(lost, number);
	}

}

package org.yihaotong.intake;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.cases.ContactFacts;
import org.yihaotong.platform.ContactId;

/**
 * Tells cases about the contact that leads to one.
 */
@Component
class IntakeContactFacts implements ContactFacts {

	private final Contacts contacts;

	IntakeContactFacts(Contacts contacts) {
		this.contacts = contacts;
	}

	@Override
	public Optional<Facts> of(ContactId contact) {
		return this.contacts.find(contact).map((found) -> new Facts(found.channel(), found.phone()));
	}

}

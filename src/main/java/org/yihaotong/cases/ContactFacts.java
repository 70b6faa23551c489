package org.yihaotong.cases;

import java.util.Optional;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * What cases need to know of the contact that leads to one. Implemented by the module
 * that holds the contacts.
 */
public interface ContactFacts {

	/**
	 * Finds what is known of a contact.
	 * @param contact the contact
	 * @return the facts, empty if there is no such contact
	 */
	Optional<Facts> of(ContactId contact);

	/**
	 * Channel and phone of a contact.
	 *
	 * @param channel its channel
	 * @param phone the citizen's phone
	 */
	record Facts(Channel channel, Optional<PhoneNumber> phone) {
	}

}

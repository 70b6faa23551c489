package org.yihaotong.intake;

import java.util.Optional;

import org.yihaotong.platform.ContactId;

/**
 * Tells what is known of contacts to those who hand matters over.
 */
public interface ContactBriefs {

	Optional<ContactBrief> of(ContactId contact);

}

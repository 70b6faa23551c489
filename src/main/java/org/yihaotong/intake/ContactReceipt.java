package org.yihaotong.intake;

import org.yihaotong.platform.ContactId;

/**
 * What a citizen is told about an accepted letter or message.
 *
 * @param contact the contact
 * @param number what the citizen can quote, {@code L20261123-00042}
 * @param alreadyKnown whether it had come before
 */
public record ContactReceipt(ContactId contact, String number, boolean alreadyKnown) {
}

package org.yihaotong.intake.mailbox;

import java.util.List;
import java.util.Optional;

import org.yihaotong.intake.NewContact;
import org.yihaotong.platform.PhoneNumber;

/**
 * What was read of one message.
 *
 * @param messageId its Message-ID, or what stands for it
 * @param sender the address that an answer goes to, in small letters; empty if there is
 * none
 * @param senderName may be empty
 * @param subject may be empty
 * @param text the words, with a note of what was left out
 * @param phone a mobile number named in the text
 * @param attachments what was enclosed
 * @param nature who wrote it
 */
record Letter(String messageId, String sender, String senderName, String subject, String text,
		Optional<PhoneNumber> phone, List<NewContact.Attachment> attachments, Nature nature) {

	Letter {
		attachments = List.copyOf(attachments);
	}

	/** Who wrote a message (RFC 3834). */
	enum Nature {

		/** A person: answered. */
		LETTER,

		/** A machine or a list, with something to tell: taken, never answered. */
		AUTOMATIC,

		/** A machine's answer to our own mail, a bounce, our own mail: put aside. */
		ASIDE

	}

}

package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;

/**
 * A letter or a message as it came in.
 *
 * @param channel {@code LETTER} or {@code MESSAGE}
 * @param sourceKey what makes it the same one when it comes twice, 300 characters at
 * most: a Message-ID, an Idempotency-Key
 * @param line the line it belongs to
 * @param citizenName may be empty, 60 characters at most
 * @param phone where the citizen can be reached
 * @param mail where an answer goes by mail
 * @param subject may be empty, 200 characters at most
 * @param text what the citizen wrote, 20,000 characters at most
 * @param place where it is, may be empty, 200 characters at most
 * @param category what the citizen chose
 * @param attachments what was enclosed
 */
public record NewContact(Channel channel, String sourceKey, LineNumber line, String citizenName,
		Optional<PhoneNumber> phone, Optional<String> mail, String subject, String text, String place,
		Optional<CategoryCode> category, List<Attachment> attachments) {

	/** Characters of a text at most. */
	public static final int MAX_TEXT = 20_000;

	/** Characters of a subject and of a place at most. */
	public static final int MAX_LINE = 200;

	/** Characters of a name at most. */
	public static final int MAX_NAME = 60;

	/** Characters of a source key at most. */
	public static final int MAX_KEY = 300;

	/** Enclosed files at most. */
	public static final int MAX_ATTACHMENTS = 10;

	/** Bytes of an enclosed file at most. */
	public static final int MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

	public NewContact {
		within("Source key", sourceKey, MAX_KEY);
		within("Name", citizenName, MAX_NAME);
		within("Subject", subject, MAX_LINE);
		within("Text", text, MAX_TEXT);
		within("Place", place, MAX_LINE);
		attachments = List.copyOf(attachments);
		if (attachments.size() > MAX_ATTACHMENTS) {
			throw new IllegalArgumentException(attachments.size() + " attachments");
		}
	}

	private static void within(String what, String value, int limit) {
		if (value.length() > limit) {
			throw new IllegalArgumentException(what + " has " + value.length() + " characters");
		}
	}

	/**
	 * Something enclosed.
	 *
	 * @param fileName its name, never used as a path
	 * @param mediaType its media type
	 * @param content its bytes
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Attachment(String fileName, String mediaType, byte[] content) {

		public Attachment {
			if (content.length > MAX_ATTACHMENT_BYTES) {
				throw new IllegalArgumentException("Attachment has " + content.length + " bytes");
			}
		}

	}

}

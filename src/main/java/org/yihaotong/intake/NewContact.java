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

	/**
	 * Something enclosed.
	 *
	 * @param fileName its name, never used as a path
	 * @param mediaType its media type
	 * @param content its bytes
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Attachment(String fileName, String mediaType, byte[] content) {
	}

}

package org.yihaotong.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.yihaotong.classification.Classification;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;

/**
 * A contact as staff and other modules see it.
 *
 * @param contact its identifier
 * @param number what the citizen can quote
 * @param channel its channel
 * @param line the line it came over
 * @param citizenName may be empty
 * @param phone the caller's or writer's phone
 * @param mail the writer's address
 * @param subject may be empty
 * @param text what was written, or heard by the recogniser
 * @param place may be empty
 * @param classification what was understood
 * @param attachments what was enclosed
 * @param receivedAt when it came
 * @param outcome how it ended
 */
public record ContactView(ContactId contact, String number, Channel channel, LineNumber line, String citizenName,
		Optional<PhoneNumber> phone, Optional<String> mail, String subject, String text, String place,
		Classification classification, List<AttachmentView> attachments, Instant receivedAt,
		Optional<ContactOutcome> outcome) {

	/**
	 * An enclosed file, without its bytes.
	 *
	 * @param id its key
	 * @param fileName its name
	 * @param mediaType its media type
	 * @param size in bytes
	 */
	public record AttachmentView(long id, String fileName, String mediaType, long size) {
	}

}

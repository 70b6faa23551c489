package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;

/**
 * What the queue needs to know of a contact.
 *
 * @param contact the contact
 * @param channel its channel
 * @param priority how urgent
 * @param joinedAt when it came; decides its place for as long as it waits
 * @param line the line it came over
 * @param category the likeliest category, empty when not understood
 */
public record QueuedContact(ContactId contact, Channel channel, Priority priority, Instant joinedAt, LineNumber line,
		Optional<CategoryCode> category) {
}

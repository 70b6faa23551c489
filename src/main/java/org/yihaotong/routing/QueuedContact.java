package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;

/**
 * What the queue needs to know of a contact.
 *
 * @param contact the contact
 * @param channel its channel
 * @param priority how urgent
 * @param joinedAt when it came; decides its place for as long as it waits
 * @param line the line it came over
 * @param category the likeliest category, empty when not understood
 * @param signedWithin within what time a department has to sign for a case of that
 * category; empty when not understood
 * @param skills what an agent must be able to do for its sake, beside what the rules say:
 * its language, the group that its line belongs to
 * @param earlier the same citizen's contacts of the last days, {@value #MOST_EARLIER} at
 * most: whoever had the latest is preferred
 */
public record QueuedContact(ContactId contact, Channel channel, Priority priority, Instant joinedAt, LineNumber line,
		Optional<CategoryCode> category, Optional<Duration> signedWithin, Set<Skill> skills, List<ContactId> earlier) {

	/** Earlier contacts at most. */
	public static final int MOST_EARLIER = 20;

	public QueuedContact {
		skills = Set.copyOf(skills);
		earlier = List.copyOf(earlier);
		if (earlier.size() > MOST_EARLIER) {
			throw new IllegalArgumentException(earlier.size() + " earlier contacts");
		}
	}

	/**
	 * A contact that anybody may take.
	 * @param contact the contact
	 * @param channel its channel
	 * @param priority how urgent
	 * @param joinedAt when it came
	 * @param line the line it came over
	 * @param category the likeliest category, empty when not understood
	 */
	public QueuedContact(ContactId contact, Channel channel, Priority priority, Instant joinedAt, LineNumber line,
			Optional<CategoryCode> category) {
		this(contact, channel, priority, joinedAt, line, category, Optional.empty(), Set.of(), List.of());
	}

	/** The same contact with other needs of its own. */
	QueuedContact asking(Set<Skill> skills) {
		return new QueuedContact(this.contact, this.channel, this.priority, this.joinedAt, this.line, this.category,
				this.signedWithin, skills, this.earlier);
	}

}

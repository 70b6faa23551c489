package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.Standing;
import org.yihaotong.routing.hotqueue.WorkClass;

/**
 * A contact in the queue.
 *
 * @param contact the contact
 * @param channel its channel
 * @param priority how urgent
 * @param joinedAt when it came
 * @param place smaller goes first
 * @param credits why it goes before others
 * @param rings what an agent must be able to do
 * @param state where it is
 * @param present whether there is something to offer
 * @param agent who has it now or had it last
 */
record QueueEntry(ContactId contact, Channel channel, Priority priority, Instant joinedAt, long place, Credits credits,
		Rings rings, EntryState state, boolean present, Optional<StaffId> agent) {

	WorkClass workClass() {
		return WorkClass.of(this.channel);
	}

	Standing standing() {
		return new Standing(this.contact, workClass(), this.place, this.rings);
	}

	/** Tells whether it may be offered now. */
	boolean offerable() {
		return this.state == EntryState.WAITING && this.present;
	}

}

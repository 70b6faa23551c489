package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.WorkClass;

/**
 * One attempt to bring a contact and an agent together.
 *
 * @param id its key; for a call also what telephony knows the attempt by
 * @param contact the contact
 * @param channel the contact's channel
 * @param agent the agent
 * @param seat the softphone that rings, for a call
 * @param state how it stands
 * @param joinedAt when the contact joined the queue
 * @param offeredAt when it was offered
 * @param expiresAt when the present state ends by itself
 * @param acceptedAt when the agent took it
 * @param reason why it ended, or is to end
 */
record Reservation(UUID id, ContactId contact, Channel channel, StaffId agent, Optional<Seat> seat,
		ReservationState state, Instant joinedAt, Instant offeredAt, Optional<Instant> expiresAt,
		Optional<Instant> acceptedAt, Optional<String> reason) {

	/**
	 * What it takes of the agent's capacity. The contact itself is held by one agent
	 * only: whoever is asked into its talk is taken under the key of the question.
	 */
	Match hold() {
		ContactId held = (this.state == ReservationState.CONSULTING) ? new ContactId(this.id) : this.contact;
		return new Match(held, this.agent, WorkClass.of(this.channel));
	}

	boolean voice() {
		return this.channel == Channel.VOICE;
	}

}

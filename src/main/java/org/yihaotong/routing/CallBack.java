package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * A contact that waits without a call.
 *
 * @param contact the contact
 * @param number where the citizen is called
 * @param origin why
 * @param state how it stands
 * @param attempts how often the citizen was called
 * @param lastOffer the reservation under which last
 * @param askedAt when it was asked for
 * @param nextAttemptAt when it may be offered again
 */
record CallBack(ContactId contact, PhoneNumber number, Origin origin, State state, int attempts,
		Optional<UUID> lastOffer, Instant askedAt, Instant nextAttemptAt) {

	/** Why a citizen is called. */
	enum Origin {

		/** The caller asked to be called when it is the caller's turn. */
		KEPT,
		/** The caller left the queue before anybody answered. */
		MISSED,
		/** The call was lost with its Asterisk while the caller waited or talked. */
		LOST

	}

	/** How a call-back stands. */
	enum State {

		WAITING,
		/** An agent talks or has talked with the citizen. */
		CONNECTED,
		/** The caller has stayed on the line after all. */
		ON_THE_LINE,
		/** The citizen has called again; the later call has the place. */
		JOINED,
		/** All attempts came to nothing. */
		NOT_REACHED, WITHDRAWN

	}

	boolean waits() {
		return this.state == State.WAITING;
	}

	/** Whether agents are or may still be rung for it. */
	boolean rings() {
		return this.state == State.WAITING || this.state == State.JOINED;
	}

	/**
	 * Counts the attempt that a reservation is, from 1.
	 * @param offer the reservation
	 */
	int attempt(UUID offer) {
		return this.lastOffer.filter(offer::equals).isPresent() ? this.attempts : this.attempts + 1;
	}

}

package org.yihaotong.talk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Somebody who was called into a talk.
 *
 * @param id the attempt
 * @param contact the talk
 * @param askedBy the agent who asked
 * @param purpose what for
 * @param kind who it is
 * @param target a colleague's account, a department's code or an emergency service
 * @param number what was dialled, a seat for a colleague
 * @param facts what was handed over
 * @param askedAt when
 * @param answeredAt when the party came
 * @param endedAt when it was over
 */
record Party(UUID id, ContactId contact, StaffId askedBy, Purpose purpose, Kind kind, String target, String number,
		String facts, Instant askedAt, Optional<Instant> answeredAt, Optional<Instant> endedAt) {

	/** What a party is called for. */
	enum Purpose {

		/** The citizen hears music meanwhile. */
		CONSULT,

		/** Talks with citizen and agent. */
		CONFERENCE,

		/** The agent has gone; citizen and party are to talk. */
		TRANSFER,

		/** As a conference, and outlives the others. */
		EMERGENCY

	}

	/** Who a party is. */
	enum Kind {

		COLLEAGUE, DIRECTORY, EMERGENCY

	}

	boolean talks() {
		return this.answeredAt.isPresent() && this.endedAt.isEmpty();
	}

}

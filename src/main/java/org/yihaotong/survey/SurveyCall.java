package org.yihaotong.survey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * A citizen who is to be asked about a case; one for each case, for ever.
 *
 * @param number the case
 * @param contact the call that led to it
 * @param citizen whom to call
 * @param state how it stands
 * @param attempts how often the citizen was called
 * @param attempt the present or last attempt
 * @param calledAt when that began
 * @param repliedAt when the department replied
 */
record SurveyCall(CaseNumber number, ContactId contact, PhoneNumber citizen, State state, int attempts,
		Optional<UUID> attempt, Optional<Instant> calledAt, Instant repliedAt) {

	/** How it stands. */
	enum State {

		/** To be called, not before a time. */
		WAITING,
		/** An attempt is under way. */
		CALLING,
		/** Nobody is called for this case any more. */
		ENDED

	}

	/** Why nobody is called any more. */
	enum Outcome {

		/** Somebody answered; what was said stands with the contact. */
		REACHED,
		/** All attempts came to nothing. */
		NOT_REACHED,
		/** Somebody answered, and nobody knows what came of it. */
		LOST,
		/** Rated or closed in another way meanwhile. */
		CLOSED,
		/** The citizen wants no such calls. */
		DECLINED,
		/** The reply is too long ago. */
		TOO_LATE

	}

}

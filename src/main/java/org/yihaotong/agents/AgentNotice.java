package org.yihaotong.agents;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that an agent has to be told.
 *
 * @param id its key
 * @param at when it happened
 * @param kind what happened
 * @param by the name of whoever did it; null when the system did
 * @param contact the contact that it concerns
 * @param pauseReason the reason of a pause
 * @param missed how many offers were missed in a row
 * @param note what a supervisor wrote
 */
public record AgentNotice(long id, Instant at, Kind kind, @Nullable String by, @Nullable UUID contact,
		@Nullable String pauseReason, @Nullable Integer missed, @Nullable String note) {

	/** What happened. */
	public enum Kind {

		/** An offer was missed, and the agent paused for it. */
		PAUSED_MISSED,

		/** The pause after missed offers has ended by itself. */
		RETURNED,

		/** The wrap-up came to its upper limit. */
		WRAP_UP_LIMIT,

		/** A supervisor did it. */
		SET_READY, SET_PAUSED, SET_SHIFT_END

	}

}

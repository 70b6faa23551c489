package org.yihaotong.agents;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * How an agent stands.
 *
 * @param agent who
 * @param displayName what colleagues see
 * @param seat the softphone of the shift; empty when off duty
 * @param presence what the agent chose
 * @param pauseReason why paused, or why to be paused
 * @param since when the presence began
 * @param next what follows when a finishing agent has nothing in hand any more
 * @param returnsAt when a pause ends by itself
 */
public record AgentStatus(StaffId agent, String displayName, Optional<Seat> seat, Presence presence,
		Optional<PauseReason> pauseReason, Instant since, Optional<Next> next, Optional<Instant> returnsAt) {

	/** What an agent chose; what the agent is busy with is known by routing. */
	public enum Presence {

		OFFLINE, PAUSED, READY,

		/** Takes nothing new and finishes what is in hand, see {@link Next}. */
		FINISHING

	}

	/** What follows on {@link Presence#FINISHING}. */
	public enum Next {

		PAUSED, OFFLINE

	}

}

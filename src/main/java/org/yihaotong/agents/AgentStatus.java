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
 * @param seat the softphone
 * @param presence what the agent chose
 * @param pauseReason why paused
 * @param since when the presence began
 */
public record AgentStatus(StaffId agent, String displayName, Optional<Seat> seat, Presence presence,
		Optional<PauseReason> pauseReason, Instant since) {

	/** What an agent chose; what the agent is busy with is known by routing. */
	public enum Presence {

		OFFLINE, PAUSED, READY

	}

}

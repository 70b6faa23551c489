package org.yihaotong.agents;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.StaffId;

/**
 * A time that an agent spends in one presence.
 *
 * @param agent who
 * @param presence what was chosen
 * @param pauseReason why paused
 * @param since when it began
 */
record Spell(StaffId agent, Presence presence, Optional<PauseReason> pauseReason, Instant since) {

	static Spell never(StaffId agent) {
		return new Spell(agent, Presence.OFFLINE, Optional.empty(), Instant.EPOCH);
	}

}

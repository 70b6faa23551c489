package org.yihaotong.agents;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.agents.AgentStatus.Next;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * A time that an agent spends in one presence.
 *
 * @param agent who
 * @param seat where, while the shift goes on
 * @param choice what was chosen
 * @param since when it began
 */
record Spell(StaffId agent, Optional<Seat> seat, Choice choice, Instant since) {

	/**
	 * What an agent is, or wants to be.
	 *
	 * @param presence what was chosen
	 * @param pauseReason why paused, or why to be paused
	 * @param next what a finishing agent waits for
	 * @param returnsAt when a pause ends by itself
	 */
	record Choice(Presence presence, Optional<PauseReason> pauseReason, Optional<Next> next,
			Optional<Instant> returnsAt) {

		static final Choice OFFLINE = plain(Presence.OFFLINE);

		static final Choice READY = plain(Presence.READY);

		static final Choice HOME_AFTERWARDS = new Choice(Presence.FINISHING, Optional.empty(),
				Optional.of(Next.OFFLINE), Optional.empty());

		private static Choice plain(Presence presence) {
			return new Choice(presence, Optional.empty(), Optional.empty(), Optional.empty());
		}

		static Choice paused(PauseReason reason) {
			return new Choice(Presence.PAUSED, Optional.of(reason), Optional.empty(), Optional.empty());
		}

		static Choice pausedUntil(PauseReason reason, Instant returnsAt) {
			return new Choice(Presence.PAUSED, Optional.of(reason), Optional.empty(), Optional.of(returnsAt));
		}

		static Choice pauseAfterwards(PauseReason reason) {
			return new Choice(Presence.FINISHING, Optional.of(reason), Optional.of(Next.PAUSED), Optional.empty());
		}

	}

	static Spell never(StaffId agent) {
		return new Spell(agent, Optional.empty(), Choice.OFFLINE, Instant.EPOCH);
	}

}

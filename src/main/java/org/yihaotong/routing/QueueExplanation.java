package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.Priority;

/**
 * Why a contact stands where it stands. Its wait and its routing age are two numbers: the
 * wait is what the citizen feels, the age is what the order goes by.
 *
 * @param contact the contact
 * @param channel its channel
 * @param priority how urgent
 * @param joinedAt when it joined
 * @param waitSeconds how long it has waited
 * @param routingAgeSeconds how old it counts as: the wait and all credits
 * @param credits why it counts as older than it is
 * @param needs what an agent must be able to do now
 * @param agent the one agent it is kept for now
 * @param widensAt when it will need less
 * @param ahead how many contacts of its channel stand before it
 * @param before the first of these
 * @param idleAgents how many agents could take a contact of its channel; null when Redis
 * does not answer or the contact does not wait
 * @param fittingAgents how many of these have what it needs, at most
 * @param verdict why it was not offered yet
 */
record QueueExplanation(UUID contact, Channel channel, Priority priority, Instant joinedAt, long waitSeconds,
		long routingAgeSeconds, List<Credit> credits, List<Need> needs, @Nullable Long agent,
		@Nullable Instant widensAt, int ahead, List<Before> before, @Nullable Integer idleAgents,
		@Nullable Integer fittingAgents, Verdict verdict) {

	/** Why a contact was not offered yet. */
	enum Verdict {

		/** Agents are free and may take it: it is being offered. */
		OFFERING,

		/** Agents are free, but none can do what it needs yet. */
		NOBODY_FITS,

		/** No agent is free. */
		NOBODY_IDLE,

		/** The caller is not in the waiting room (yet). */
		NOT_PRESENT,

		/** An agent has it or is asked. */
		WITH_AGENT,

		/** It is over. */
		ENDED,

		/** Redis does not answer or is being filled in. */
		UNKNOWN

	}

	/**
	 * Why it counts as older.
	 *
	 * @param reason why
	 * @param seconds how much
	 */
	record Credit(Credits.Reason reason, long seconds) {
	}

	/**
	 * What it needs.
	 *
	 * @param skill the skill
	 * @param level how well
	 */
	record Need(String skill, int level) {
	}

	/**
	 * A contact that stands before it.
	 *
	 * @param contact which
	 * @param priority how urgent
	 * @param joinedAt when it joined, maybe later
	 * @param credits why it counts as older than it is
	 */
	record Before(UUID contact, Priority priority, Instant joinedAt, List<Credit> credits) {
	}

}

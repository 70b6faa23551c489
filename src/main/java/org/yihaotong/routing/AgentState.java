package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yihaotong.agents.AgentNotice;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.agents.WrapUpRule;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.Seat;

/**
 * All that an agent's screen shows of the agent's work.
 *
 * @param presence what the agent chose
 * @param pauseReason why paused, or why to be paused
 * @param since when the presence began
 * @param next what follows when a finishing agent has nothing in hand any more
 * @param returnsAt when a pause ends by itself
 * @param seat the softphone of the shift
 * @param activeTab whether the page that asks is the desk
 * @param offers the offers of this shift that came to nothing
 * @param notices what the agent has not read yet
 * @param reservations what is offered to the agent or with the agent, oldest first
 */
record AgentState(AgentStatus.Presence presence, @Nullable String pauseReason, Instant since,
		AgentStatus.@Nullable Next next, @Nullable Instant returnsAt, @Nullable String seat, boolean activeTab,
		OfferCounts.Counts offers, List<AgentNotice> notices, List<Task> reservations) {

	static AgentState of(AgentStatus status, boolean activeTab, OfferCounts.Counts offers, List<AgentNotice> notices,
			List<Task> reservations) {
		return new AgentState(status.presence(), status.pauseReason().map(PauseReason::code).orElse(null),
				status.since(), status.next().orElse(null), status.returnsAt().orElse(null),
				status.seat().map(Seat::value).orElse(null), activeTab, offers, notices, reservations);
	}

	/**
	 * A citizen who is called back, as the screen shows it.
	 *
	 * @param number the number, masked
	 * @param attempt which attempt this is, from 1
	 * @param attempts how many there are at most
	 * @param missed whether the citizen left the queue instead of asking to be called
	 */
	record CalledBack(String number, int attempt, int attempts, boolean missed) {
	}

	/**
	 * A reservation on the screen.
	 *
	 * @param id its key
	 * @param contact the contact
	 * @param channel the contact's channel
	 * @param state {@code PENDING}, {@code ACCEPTED}, {@code WRAPPING} or
	 * {@code CONSULTING}
	 * @param parked whether a call has interrupted this letter or message
	 * @param joinedAt when the contact joined the queue
	 * @param offeredAt when it was offered
	 * @param acceptedAt when it was taken
	 * @param expiresAt when the offer ends
	 * @param wrapUntil when the wrap-up ends
	 * @param wrapUp what ends the wrap-up, and how it may be extended
	 * @param talk how a call's talk stands, see {@link TalkPicture}
	 * @param callBack what is known of a citizen who is called back; null for all others
	 */
	record Task(UUID id, UUID contact, Channel channel, ReservationState state, boolean parked, Instant joinedAt,
			Instant offeredAt, @Nullable Instant acceptedAt, @Nullable Instant expiresAt, @Nullable Instant wrapUntil,
			@Nullable Wrap wrapUp, @Nullable Object talk, @Nullable CalledBack callBack) {

		static Task of(Reservation reservation, boolean parked, WrapUps.@Nullable WrapUp wrapUp, @Nullable Object talk,
				@Nullable CalledBack callBack) {
			Instant end = reservation.expiresAt().orElse(null);
			boolean wrapping = reservation.state() == ReservationState.WRAPPING;
			return new Task(reservation.id(), reservation.contact().value(), reservation.channel(), reservation.state(),
					parked, reservation.joinedAt(), reservation.offeredAt(), reservation.acceptedAt().orElse(null),
					wrapping ? null : end, wrapping ? end : null, (wrapUp != null) ? Wrap.of(wrapUp) : null, talk,
					callBack);
		}

	}

	/**
	 * A wrap-up on the screen.
	 *
	 * @param kind what ends it
	 * @param mayBeEnded whether the agent may end it
	 * @param extensionsLeft how often the agent may still extend it
	 * @param extensionSeconds by how much
	 */
	record Wrap(WrapUpRule.Kind kind, boolean mayBeEnded, int extensionsLeft, int extensionSeconds) {

		static Wrap of(WrapUps.WrapUp wrapUp) {
			return new Wrap(wrapUp.kind(), wrapUp.mayBeEnded(), wrapUp.extensionsLeft(), wrapUp.extensionSeconds());
		}

	}
}

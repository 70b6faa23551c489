package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.Channel;

/**
 * All that an agent's screen shows of the agent's work.
 *
 * @param presence what the agent chose
 * @param pauseReason why paused
 * @param since when the presence began
 * @param reservations what is offered to the agent or with the agent, oldest first
 */
record AgentState(AgentStatus.Presence presence, @Nullable PauseReason pauseReason, Instant since,
		List<Task> reservations) {

	static AgentState of(AgentStatus status, List<Reservation> open, Function<Reservation, @Nullable Object> talk,
			Function<Reservation, @Nullable CalledBack> callBack) {
		return new AgentState(status.presence(), status.pauseReason().orElse(null), status.since(),
				open.stream()
					.map((reservation) -> Task.of(reservation, talk.apply(reservation), callBack.apply(reservation)))
					.toList());
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
	 * @param joinedAt when the contact joined the queue
	 * @param offeredAt when it was offered
	 * @param acceptedAt when it was taken
	 * @param expiresAt when the offer ends
	 * @param wrapUntil when the wrap-up ends
	 * @param talk how a call's talk stands, see {@link TalkPicture}
	 * @param callBack what is known of a citizen who is called back; null for all others
	 */
	record Task(UUID id, UUID contact, Channel channel, ReservationState state, Instant joinedAt, Instant offeredAt,
			@Nullable Instant acceptedAt, @Nullable Instant expiresAt, @Nullable Instant wrapUntil,
			@Nullable Object talk, @Nullable CalledBack callBack) {

		static Task of(Reservation reservation, @Nullable Object talk, @Nullable CalledBack callBack) {
			Instant end = reservation.expiresAt().orElse(null);
			boolean wrapping = reservation.state() == ReservationState.WRAPPING;
			return new Task(reservation.id(), reservation.contact().value(), reservation.channel(), reservation.state(),
					reservation.joinedAt(), reservation.offeredAt(), reservation.acceptedAt().orElse(null),
					wrapping ? null : end, wrapping ? end : null, talk, callBack);
		}

	}
}

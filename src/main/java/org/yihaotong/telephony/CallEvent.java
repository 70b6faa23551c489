package org.yihaotong.telephony;

import java.time.Instant;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;

/**
 * What happened to a call or a softphone in Asterisk. Published as Spring application
 * events on a telephony thread, in the order of one call's life; listeners must not
 * block.
 */
public sealed interface CallEvent {

	/**
	 * A caller entered the waiting room.
	 *
	 * @param contact the call
	 * @param at when
	 */
	record Waiting(ContactId contact, Instant at) implements CallEvent {
	}

	/**
	 * The offered seat answered; both talk.
	 *
	 * @param contact the call
	 * @param offer the attempt
	 * @param seat the seat
	 * @param at when
	 */
	record OfferAnswered(ContactId contact, UUID offer, Seat seat, Instant at) implements CallEvent {
	}

	/**
	 * The offered seat did not answer; the caller is back in the waiting room.
	 *
	 * @param contact the call
	 * @param offer the attempt
	 * @param seat the seat
	 * @param reason why
	 * @param at when
	 */
	record OfferFailed(ContactId contact, UUID offer, Seat seat, Reason reason, Instant at) implements CallEvent {

		/** Why an offer failed. */
		public enum Reason {

			/** Nobody took it in time. */
			NO_ANSWER,

			/** The person or the device refused it. */
			REJECTED,

			/** The softphone is not registered. */
			UNREACHABLE,

			/** Taken back by {@link CallControl#withdraw}. */
			WITHDRAWN,

			/** The caller pressed 9 while it rang: the call is an emergency. */
			DANGER

		}
	}

	/**
	 * The talk ended. The citizen may still be on the line, asked how it was.
	 *
	 * @param contact the call
	 * @param seat the seat
	 * @param at when
	 */
	record TalkEnded(ContactId contact, Seat seat, Instant at) implements CallEvent {
	}

	/**
	 * The call is over: the caller's channel is gone, in whatever place it was. Comes
	 * last of all events of a call, also after {@link TalkEnded}.
	 *
	 * @param contact the call
	 * @param place where it was
	 * @param at when
	 */
	record CallerLeft(ContactId contact, LiveCall.Place place, Instant at) implements CallEvent {
	}

	/**
	 * The call is over because the Asterisk that held it is no more: it was started anew,
	 * or has given no answer for long. Comes instead of {@link TalkEnded} and
	 * {@link CallerLeft}. Whoever had hung up shortly before may be told of in the same
	 * way; the {@link CallJournal} knows better.
	 *
	 * @param contact the call
	 * @param at when that became known
	 */
	record CallLost(ContactId contact, Instant at) implements CallEvent {
	}

	/**
	 * A seat's softphone came or went.
	 *
	 * @param seat the seat
	 * @param reachable whether it can be called
	 * @param at when
	 */
	record SeatReachable(Seat seat, boolean reachable, Instant at) implements CallEvent {
	}

	/** What happens inside a talk that goes on. */
	sealed interface Talk extends CallEvent {

		ContactId contact();

		/**
		 * The citizen hears music.
		 *
		 * @param contact the call
		 * @param at when
		 */
		record Held(ContactId contact, Instant at) implements Talk {
		}

		/**
		 * The citizen is in the talk's room, on hold no more.
		 *
		 * @param contact the call
		 * @param at when
		 */
		record Gathered(ContactId contact, Instant at) implements Talk {
		}

		/**
		 * Somebody who was called into the talk has answered.
		 *
		 * @param contact the call
		 * @param party the attempt
		 * @param at when
		 */
		record PartyJoined(ContactId contact, UUID party, Instant at) implements Talk {
		}

		/**
		 * Somebody who was called into the talk did not answer, or has gone.
		 *
		 * @param contact the call
		 * @param party the attempt
		 * @param reason why
		 * @param at when
		 */
		record PartyLeft(ContactId contact, UUID party, Left reason, Instant at) implements Talk {
		}

		/**
		 * A seat's telephone has left the talk; the citizen may talk on with others.
		 *
		 * @param contact the call
		 * @param seat the seat
		 * @param at when
		 */
		record SeatLeft(ContactId contact, Seat seat, Instant at) implements Talk {
		}

		/** Why a party is not there. */
		enum Left {

			/** Hung up after having answered. */
			HUNG_UP,

			/** Did not answer in time, or the call was taken back. */
			NO_ANSWER,

			/** Busy, or refused. */
			BUSY,

			/** Cannot be called: not registered, no such number, or the trunk is down. */
			UNREACHABLE

		}

	}

	/** What happens on the way to a citizen who is called back. */
	sealed interface CallBack extends CallEvent {

		ContactId contact();

		/**
		 * The agent has answered and hears the ringing: time to call the citizen.
		 *
		 * @param contact the contact
		 * @param offer the attempt
		 * @param seat the agent's telephone
		 * @param at when
		 */
		record AgentReady(ContactId contact, UUID offer, Seat seat, Instant at) implements CallBack {
		}

		/**
		 * The attempt came to nothing after the agent had answered.
		 *
		 * @param contact the contact
		 * @param offer the attempt
		 * @param why why
		 * @param at when
		 */
		record Missed(ContactId contact, UUID offer, Why why, Instant at) implements CallBack {
		}

		/** Why nobody talks. */
		enum Why {

			BUSY, NO_ANSWER,
			/** A voicemail or another machine answered. */
			VOICEMAIL,
			/** Answered, and hung up before the agent was there. */
			HUNG_UP,
			/** No such number, or the trunk is down. */
			UNREACHABLE,
			/** The agent hung up while it rang. */
			AGENT_LEFT

		}

	}

	/**
	 * A call has ended that was to ask a citizen how a case went.
	 *
	 * @param contact the contact that led to the case
	 * @param attempt the attempt
	 * @param how how it ended
	 * @param at when
	 */
	record SurveyEnded(ContactId contact, UUID attempt, SurveyEnd how, Instant at) implements CallEvent {
	}

	/**
	 * Everything that bringing callers to agents needs answers, after something of it was
	 * away, or for the first time. Callers may have come whom nobody could store.
	 *
	 * @param at when
	 */
	record DeliveryResumed(Instant at) implements CallEvent {
	}

	/**
	 * An Asterisk answers (again): time to reconcile.
	 *
	 * @param at when
	 */
	record AsteriskConnected(Instant at) implements CallEvent {
	}

}

package org.yihaotong.routing;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Something that an agent asked for and that the state of the reservation does not allow.
 */
class ReservationRefused extends Refusal {

	ReservationRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static ReservationRefused notFound() {
		return new ReservationRefused(HttpStatus.NOT_FOUND, "reservation-not-found", "No such reservation is yours");
	}

	static ReservationRefused offerGone() {
		return new ReservationRefused(HttpStatus.CONFLICT, "offer-gone", "The offer is not pending any more");
	}

	static ReservationRefused stillTalking() {
		return new ReservationRefused(HttpStatus.CONFLICT, "still-talking", "The talk is not over");
	}

	static ReservationRefused notAccepted() {
		return new ReservationRefused(HttpStatus.CONFLICT, "not-accepted", "The offer was not accepted yet");
	}

	static ReservationRefused voiceByPhone() {
		return new ReservationRefused(HttpStatus.CONFLICT, "voice-by-phone", "A call is accepted by answering it");
	}

	static ReservationRefused notTalking() {
		return new ReservationRefused(HttpStatus.CONFLICT, "not-talking", "No talk of yours goes on here");
	}

	static ReservationRefused colleagueBusy() {
		return new ReservationRefused(HttpStatus.CONFLICT, "colleague-busy", "The colleague is not free");
	}

	static ReservationRefused notInQueue() {
		return new ReservationRefused(HttpStatus.NOT_FOUND, "not-in-queue", "The contact does not wait in the queue");
	}

	static ReservationRefused agentAway() {
		return new ReservationRefused(HttpStatus.CONFLICT, "agent-away", "The agent is not at work");
	}

	static ReservationRefused wrapUpTimed() {
		return new ReservationRefused(HttpStatus.CONFLICT, "wrap-up-timed", "This wrap-up ends by itself");
	}

	static ReservationRefused notExtendable() {
		return new ReservationRefused(HttpStatus.CONFLICT, "wrap-up-not-extendable",
				"There is no wrap-up that can be extended any more");
	}

	static ReservationRefused otherTab() {
		return new ReservationRefused(HttpStatus.CONFLICT, "other-tab", "Another page is your desk now");
	}

	static ReservationRefused noSeatNamed() {
		return new ReservationRefused(HttpStatus.BAD_REQUEST, "no-seat-named", "A seat has four digits");
	}

	static ReservationRefused agentNotFound() {
		return new ReservationRefused(HttpStatus.NOT_FOUND, "agent-not-found", "No such agent");
	}

	static ReservationRefused note(int longest) {
		return new ReservationRefused(HttpStatus.BAD_REQUEST, "note", "At most " + longest + " signs, in one line",
				longest);
	}

}

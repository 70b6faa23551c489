package org.yihaotong.routing;

/**
 * The three ways in which an offer fails at the agent's end. They look the same to the
 * citizen and mean different things of the agent, so they are never mixed.
 */
enum OfferEnd {

	/** The agent did nothing: counts in a row, and leads to a pause. */
	MISSED(ReservationState.TIMED_OUT, "no-answer"),

	/** The agent refused: counts in the shift, and is shown to the supervisor. */
	REJECTED(ReservationState.REJECTED, "rejected"),

	/** The softphone could not be called: no fault of the agent. */
	FAILED(ReservationState.RESCINDED, "unreachable");

	private final ReservationState state;

	private final String reason;

	OfferEnd(ReservationState state, String reason) {
		this.state = state;
		this.reason = reason;
	}

	ReservationState state() {
		return this.state;
	}

	String reason() {
		return this.reason;
	}

}

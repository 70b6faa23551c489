package org.yihaotong.routing;

/**
 * How an attempt to bring a contact and an agent together stands. The first four hold the
 * agent's capacity.
 */
enum ReservationState {

	/** Offered, not answered yet. */
	PENDING,

	/** The agent talks or works on it. */
	ACCEPTED,

	/** The talk is over, the agent finishes. */
	WRAPPING,

	/**
	 * Another agent has the contact: this one was asked into the talk, or has passed it
	 * on and the telephone is not out of it yet.
	 */
	CONSULTING,

	REJECTED, TIMED_OUT,

	/** The citizen left while it was pending. */
	CANCELLED,

	/** Taken back by the system. */
	RESCINDED,

	COMPLETED

}

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

	/** Another agent has the contact and has asked this one into the talk. */
	CONSULTING,

	REJECTED, TIMED_OUT,

	/** The citizen left while it was pending. */
	CANCELLED,

	/** Taken back by the system. */
	RESCINDED,

	COMPLETED

}

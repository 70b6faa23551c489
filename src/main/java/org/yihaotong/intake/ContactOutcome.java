package org.yihaotong.intake;

/**
 * How a contact ended; exactly one each.
 */
public enum ContactOutcome {

	/** Served without an agent. */
	SELF_SERVED,

	/** The caller heard that nobody serves the line now. */
	OUTSIDE_HOURS,

	/** The caller left a message, which is a contact of its own. */
	LEFT_MESSAGE,

	/** The caller was handed over to somebody outside the queue. */
	TRANSFERRED,

	/** An agent dealt with it; whether a case came of it shows by the case. */
	HANDLED,

	/** The caller hung up while the flow ran. */
	ABANDONED_IN_FLOW,

	/** The caller hung up while waiting. */
	ABANDONED_WAITING,

	/** The citizen was called back as often as the rules say, and never reached. */
	NOT_REACHED,

	/**
	 * The citizen called again, or left a message, before being called back, also one
	 * whose call was lost: that goes on from it.
	 */
	CONTINUED

}

package org.yihaotong.agents;

/**
 * Why an agent takes no contacts.
 */
public enum PauseReason {

	/** At the beginning of a shift. */
	STARTING,

	BREAK, MEAL, TRAINING, TECHNICAL,

	/** Set by the system after an offer that was not answered. */
	MISSED_OFFER

}

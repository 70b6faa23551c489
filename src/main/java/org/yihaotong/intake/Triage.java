package org.yihaotong.intake;

import org.yihaotong.classification.Classification;

/**
 * What is to be done with a contact.
 *
 * @param decision what to do
 * @param classification what was understood
 * @param subject the likeliest category in the citizen's words, to be read back; empty
 * when not understood
 */
public record Triage(Decision decision, Classification classification, String subject) {

	/** What to do. */
	public enum Decision {

		/** Straight to a person at the head of the queue. */
		EMERGENCY,

		/** Offer to have a car moved. */
		CAR_MOVING,

		/** The citizen asks for a person. */
		PERSON,

		/** Into the queue. */
		QUEUE,

		/** Ask again. */
		NOT_UNDERSTOOD

	}

}

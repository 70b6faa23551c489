package org.yihaotong.ivr;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a step does, as a flow file names it.
 */
enum StepKind {

	SAY(false), ASK(true), CONFIRM(true), MENU(true), COLLECT(true), CLASSIFY(false), HOURS(false), STAFFED(false),
	LINE(false), RULE(false), SERVICE(false), TRANSFER(false), EMERGENCY(false), VOICEMAIL(true), CALL_BACK(true),
	SURVEY(true), DECLINE(false), ENQUEUE(false), END(false);

	private final boolean turn;

	StepKind(boolean turn) {
		this.turn = turn;
	}

	/**
	 * Tells whether the citizen has a turn in it.
	 * @return whether it waits for speech or keys
	 */
	boolean turn() {
		return this.turn;
	}

	static Optional<StepKind> named(String word) {
		return Arrays.stream(values()).filter((kind) -> Words.of(kind).equals(word)).findFirst();
	}

}

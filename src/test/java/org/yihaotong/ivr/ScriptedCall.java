package org.yihaotong.ivr;

import java.util.Optional;

import org.yihaotong.platform.PhoneNumber;

/**
 * A caller who does what a test says, one thing at each turn, and remembers what was said
 * to him.
 */
class ScriptedCall extends SimulatedCall {

	static final PhoneNumber CALLER = new PhoneNumber("+8613800001234");

	ScriptedCall(SimulatedSpeech speech) {
		super(speech, new SimulatedCall.Line(Optional.of(CALLER), "12345", true, false));
	}

	ScriptedCall says(String text) {
		return also(new Turn.Says(text));
	}

	ScriptedCall keys(String keys) {
		return also(new Turn.Keys(keys, false));
	}

	ScriptedCall interrupts(char key) {
		return also(new Turn.Interrupts(key));
	}

	ScriptedCall silent() {
		return also(new Turn.Silent());
	}

	ScriptedCall withoutMedia() {
		return also(new Turn.NoMedia());
	}

	ScriptedCall leavesMessage(String text) {
		return also(new Turn.LeavesMessage(text));
	}

	ScriptedCall hangsUp() {
		return also(new Turn.HangsUp());
	}

	private ScriptedCall also(Turn turn) {
		then(turn);
		return this;
	}

}

package org.yihaotong.ivr;

/**
 * What a simulated caller does when it is his turn.
 */
sealed interface Turn {

	record Says(String text) implements Turn {
	}

	/**
	 * Presses keys.
	 *
	 * @param keys one after the other
	 * @param rest whether the first of them were taken already
	 */
	record Keys(String keys, boolean rest) implements Turn {
	}

	/** Presses a key while something is said that awaits no answer. */
	record Interrupts(char key) implements Turn {
	}

	/** Says something while something is said that awaits no answer. */
	record Exclaims(String text) implements Turn {
	}

	record Silent() implements Turn {
	}

	/** Cannot be listened to, only at this turn. */
	record NoMedia() implements Turn {
	}

	record HangsUp() implements Turn {
	}

	/**
	 * Leaves a message and hangs up.
	 *
	 * @param text what is said after the beep
	 */
	record LeavesMessage(String text) implements Turn {
	}

}

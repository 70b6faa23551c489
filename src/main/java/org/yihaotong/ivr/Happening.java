package org.yihaotong.ivr;

/**
 * Something that happened in a simulated talk.
 */
sealed interface Happening {

	/** The flow said something. */
	record Said(String text) implements Happening {
	}

	/** The caller did something. */
	record Did(Turn turn) implements Happening {
	}

	/** Something was stored, queued or ended. */
	record Done(String what) implements Happening {
	}

}

package org.yihaotong.telephony;

/**
 * How a call with a spoken notice ended.
 */
public sealed interface NoticeOutcome {

	/**
	 * The callee pressed a key.
	 *
	 * @param key the key
	 */
	record Pressed(char key) implements NoticeOutcome {
	}

	/** The callee listened but pressed nothing. */
	record NoKey() implements NoticeOutcome {
	}

	/** The callee was busy, refused or did not answer. */
	record NotAnswered() implements NoticeOutcome {
	}

	/** The call could not be made: no trunk, Asterisk away, or no free place for it. */
	record NotPossible() implements NoticeOutcome {
	}

}

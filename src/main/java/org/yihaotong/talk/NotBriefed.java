package org.yihaotong.talk;

/**
 * An emergency service has not got what was to be handed over.
 */
final class NotBriefed extends Exception {

	private final Why why;

	private final boolean again;

	/**
	 * Makes one.
	 * @param why the reason, for the agent
	 * @param detail for whoever has to mend it; never contents
	 * @param again whether the next try may do better
	 */
	NotBriefed(Why why, String detail, boolean again) {
		super(detail);
		this.why = why;
		this.again = again;
	}

	/** Why. */
	enum Why {

		/** No answer in time. */
		TIMEOUT,

		/** Nobody there, or not who should be there. */
		UNREACHABLE,

		/** The other side does not take it. */
		REFUSED,

		/** This server was stopped meanwhile. */
		INTERRUPTED

	}

	Why why() {
		return this.why;
	}

	String detail() {
		return String.valueOf(getMessage());
	}

	boolean again() {
		return this.again;
	}

}

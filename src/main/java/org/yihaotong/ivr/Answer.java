package org.yihaotong.ivr;

/**
 * What came from the caller.
 */
sealed interface Answer {

	/**
	 * Something was understood.
	 *
	 * @param text characters without spaces, not empty
	 */
	record Said(String text) implements Answer {
	}

	/**
	 * Keys were pressed. The ways to a person and to the emergency desk never come as an
	 * answer: they divert the flow.
	 *
	 * @param keys {@code 0} to {@code 9} and {@code *}, not empty
	 */
	record Keys(String keys) implements Answer {
	}

	/** Nothing was said or understood. */
	record Nothing() implements Answer {
	}

	/** The caller cannot be listened to: only keys can be used. */
	record Deaf() implements Answer {
	}

}

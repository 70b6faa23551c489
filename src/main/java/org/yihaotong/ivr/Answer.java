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
	 * A key was pressed.
	 *
	 * @param key {@code 0} to {@code 9}, {@code *} or {@code #}
	 */
	record Key(char key) implements Answer {

		/** 0 and # mean a person, wherever they are pressed. */
		boolean person() {
			return this.key == '0' || this.key == '#';
		}

	}

	/** Nothing was said or understood. */
	record Nothing() implements Answer {
	}

	/** The caller cannot be listened to: only keys can be used. */
	record Deaf() implements Answer {
	}

}

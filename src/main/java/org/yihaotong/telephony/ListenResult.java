package org.yihaotong.telephony;

/**
 * How listening to a caller ended.
 */
public sealed interface ListenResult {

	/** The listener said that the utterance is over. */
	record Spoken() implements ListenResult {
	}

	/**
	 * A key was pressed.
	 *
	 * @param key {@code 0} to {@code 9}, {@code *} or {@code #}
	 */
	record Key(char key) implements ListenResult {
	}

	/** The limit was reached. */
	record Silence() implements ListenResult {
	}

	/** No media connection could be made; fall back to keys. */
	record NoMedia() implements ListenResult {
	}

}

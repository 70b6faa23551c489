package org.yihaotong.telephony;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the recording of a message ended.
 */
public sealed interface Recording {

	/**
	 * Something was recorded, maybe only silence. Whoever has taken it over deletes the
	 * file.
	 *
	 * @param file a WAV file, 8 kHz, 16 bit, mono
	 * @param key the key that ended it
	 * @param callerGone whether the caller has hung up, as most do after a message
	 */
	record Recorded(Path file, Optional<Character> key, boolean callerGone) implements Recording {
	}

	/** Nothing can be recorded here. */
	record NotPossible() implements Recording {
	}

}

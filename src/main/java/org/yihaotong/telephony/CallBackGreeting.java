package org.yihaotong.telephony;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is said to whoever answers a call-back with a long announcement: a person is asked
 * to press a key, a machine presses none.
 */
public interface CallBackGreeting {

	/**
	 * Finds the sound.
	 * @return empty if it could not be spoken
	 */
	Optional<Path> sound();

}

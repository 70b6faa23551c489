package org.yihaotong.speech;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Speaks text.
 */
public interface SpeechSynthesiser {

	/**
	 * Speaks a text into the cache, or finds it there. A recording of the same name in
	 * the recordings folder is preferred.
	 * @param text Chinese text with figures and Latin letters, 500 characters at most; a
	 * text with nothing to speak, such as an ellipsis, gives a second of silence
	 * @return a WAV file: 8 kHz, 16 bit, mono
	 * @throws SynthesisFailed if it cannot be spoken
	 */
	Path speak(String text);

	/**
	 * Speaks a text in a language.
	 * @param language what the text is written in
	 * @param text as for {@link #speak(String)}
	 * @return as for {@link #speak(String)}
	 * @throws SynthesisFailed if it cannot be spoken
	 */
	default Path speak(Locale language, String text) {
		return speak(text);
	}

}

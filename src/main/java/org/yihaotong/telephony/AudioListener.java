package org.yihaotong.telephony;

/**
 * Takes a caller's audio. Must return at once: heavy work belongs on another thread.
 */
public interface AudioListener {

	/** What the listener makes of the audio so far. */
	enum Progress {

		/** Nothing was said yet: go on, the prompt too. */
		QUIET,

		/** The caller speaks: the prompt stops. */
		SPEAKING,

		/** The utterance is over. */
		DONE

	}

	/**
	 * Takes one frame.
	 * @param pcm signed 16-bit little-endian linear audio at 8 kHz, usually 320 bytes (20
	 * ms); the listener may keep the array
	 * @return what to do next
	 */
	Progress audio(byte[] pcm);

}

package org.yihaotong.speech;

/**
 * A text could not be spoken.
 */
public class SynthesisFailed extends RuntimeException {

	public SynthesisFailed(String message, Throwable cause) {
		super(message, cause);
	}

	public SynthesisFailed(String message) {
		super(message);
	}

}

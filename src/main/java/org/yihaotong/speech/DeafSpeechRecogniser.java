package org.yihaotong.speech;

import java.util.List;
import java.util.Optional;

/**
 * Stands where no model could be loaded: callers use keys.
 */
final class DeafSpeechRecogniser implements SpeechRecogniser {

	@Override
	public Optional<SpeechSession> open(List<String> phrases) {
		return Optional.empty();
	}

	@Override
	public Optional<String> model() {
		return Optional.empty();
	}

	@Override
	public List<String> unknown(List<String> phrases) {
		return List.of();
	}

}

package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.speech.SynthesisFailed;

/**
 * Prompts as sounds. A caller never waits long for one.
 */
final class Prompts {

	private static final Logger logger = LoggerFactory.getLogger(Prompts.class);

	private final SpeechSynthesiser synthesiser;

	private final Executor executor;

	private final Duration limit;

	private final Path silence;

	Prompts(SpeechSynthesiser synthesiser, Executor executor, Duration limit, Path silence) {
		this.synthesiser = synthesiser;
		this.executor = executor;
		this.limit = limit;
		this.silence = silence;
	}

	/**
	 * Finds or speaks a Chinese text.
	 * @param text what to say
	 * @return the sound; empty if it could not be spoken in time
	 */
	Optional<Path> sound(String text) {
		return sound(SpeechRecogniser.CHINESE, text);
	}

	/**
	 * Finds or speaks a text.
	 * @param language what it is written in
	 * @param text what to say
	 * @return the sound; empty if it could not be spoken in time
	 */
	Optional<Path> sound(Locale language, String text) {
		CompletableFuture<Path> speaking = CompletableFuture.supplyAsync(() -> this.synthesiser.speak(language, text),
				this.executor);
		try {
			return Optional.of(speaking.get(this.limit.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			logger.warn("Not spoken: \"{}\": {}", text, String.valueOf(ex.getCause()));
		}
		catch (TimeoutException ex) {
			logger.warn("Not spoken within {}: \"{}\"", this.limit, text);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Optional.empty();
	}

	/**
	 * Returns a second of silence, which is always there.
	 * @return the sound
	 */
	Path silence() {
		return this.silence;
	}

	/**
	 * Speaks texts into the cache, one after the other, until one cannot be spoken.
	 * @param language what they are written in
	 * @param texts what callers are going to hear
	 */
	void warm(Locale language, List<String> texts) {
		try {
			texts.forEach((text) -> this.synthesiser.speak(language, text));
			logger.info("{} prompts are spoken", texts.size());
		}
		catch (SynthesisFailed ex) {
			logger.warn("Prompts cannot be spoken; callers go to a person without hearing them: {}", ex.getMessage());
		}
	}

}

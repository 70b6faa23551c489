package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.Recognizer;

/**
 * Hears with Vosk, a model a language. Native work runs on as many platform threads as
 * there are cores, and nowhere else: on a virtual thread it would hold the carrier.
 */
final class VoskSpeechRecogniser implements SpeechRecogniser, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(VoskSpeechRecogniser.class);

	private static final float SAMPLE_RATE = 8000;

	/** One of so many places is kept for callers who are asked something. */
	private static final int KEPT = 4;

	private final SpeechProperties properties;

	private final SpeechPool pool;

	private final SessionTimeouts timeouts;

	private final Map<Locale, VoskModel> models;

	private VoskSpeechRecogniser(SpeechProperties properties, Map<Locale, VoskModel> models, ExecutorService threads) {
		this.properties = properties;
		this.models = models;
		this.pool = new SpeechPool(threads, properties.places());
		this.timeouts = new SessionTimeouts(properties.sessionTimeout());
	}

	/**
	 * Loads the models.
	 * @param properties which models
	 * @return a recogniser on them
	 * @throws IOException if there is no model that can be used, or Vosk's library does
	 * not run here
	 */
	static VoskSpeechRecogniser load(SpeechProperties properties) throws IOException {
		return load(properties, Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
				Thread.ofPlatform().name("speech-", 0).daemon().factory()));
	}

	static VoskSpeechRecogniser load(SpeechProperties properties, ExecutorService threads) throws IOException {
		Map<Locale, VoskModel> models = new LinkedHashMap<>();
		IOException failure = null;
		for (Map.Entry<Locale, Path> wanted : properties.folders().entrySet()) {
			try {
				models.put(wanted.getKey(), VoskModel.load(wanted.getKey(), wanted.getValue(), properties.adapted()));
			}
			catch (IOException ex) {
				failure = ex;
				logger.warn("{} is not understood, callers who speak it use keys: {} cannot be used: {}",
						wanted.getKey().toLanguageTag(), wanted.getValue(), ex.toString());
			}
		}
		if (models.isEmpty() && failure != null) {
			threads.close();
			throw failure;
		}
		return new VoskSpeechRecogniser(properties, models, threads);
	}

	@Override
	public Optional<SpeechSession> open(List<String> phrases) {
		return open(CHINESE, phrases);
	}

	@Override
	public Optional<SpeechSession> open(Locale language, List<String> phrases) {
		return open(language, phrases, true);
	}

	@Override
	public Optional<SpeechSession> watch(Locale language, List<String> phrases) {
		return phrases.isEmpty() ? Optional.empty() : open(language, phrases, false);
	}

	@Override
	public boolean hears(Locale language) {
		return this.models.containsKey(language);
	}

	private Optional<SpeechSession> open(Locale language, List<String> phrases, boolean asked) {
		VoskModel model = this.models.get(language);
		if (model == null) {
			return Optional.empty();
		}
		List<String> grammar = model.grammar(phrases);
		if (!phrases.isEmpty() && grammar.isEmpty()) {
			return Optional.empty();
		}
		Patience patience = new Patience(this.properties.patience());
		Optional<SpeechSession> session = this.pool.admit(() -> session(model, grammar, patience, asked),
				patience.forOpening(), asked ? 0 : this.properties.places() / KEPT);
		patience.opened();
		return session;
	}

	private VoskSession session(VoskModel model, List<String> grammar, Patience patience, boolean asked) {
		Recognizer recogniser = VoskLibrary.recogniser(model.model(), SAMPLE_RATE, grammar);
		recogniser.setWords(true);
		VoskSession session = new VoskSession(recogniser, model.spaced(), this.pool.threads(),
				asked ? new Endpointing(this.properties.endSilence(), this.properties.longestUtterance())
						: Endpointing.never(),
				patience, this.pool::release);
		this.timeouts.watch(session);
		return session;
	}

	@Override
	public Optional<String> model() {
		return Optional.ofNullable(this.models.get(CHINESE)).map(VoskModel::name);
	}

	@Override
	public List<String> unknown(List<String> phrases) {
		return unknown(CHINESE, phrases);
	}

	@Override
	public List<String> unknown(Locale language, List<String> phrases) {
		@Nullable VoskModel model = this.models.get(language);
		return (model != null) ? model.unknown(phrases) : List.of();
	}

	/** What is heard with, for the log: languages and names. */
	String describe() {
		return String.join(", ",
				this.models.values()
					.stream()
					.map((model) -> model.language().toLanguageTag() + ": " + model.name())
					.toList());
	}

	/** The number of callers that can still be listened to. */
	int freePlaces() {
		return this.pool.free();
	}

	@Override
	public void close() {
		this.timeouts.close();
		this.pool.close();
		this.models.values().forEach((model) -> model.model().close());
	}

}

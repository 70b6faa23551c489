package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Hears with Vosk. Native work runs on as many platform threads as there are cores, and
 * nowhere else: on a virtual thread it would hold the carrier.
 */
final class VoskSpeechRecogniser implements SpeechRecogniser, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(VoskSpeechRecogniser.class);

	private static final float SAMPLE_RATE = 8000;

	/**
	 * Opening takes milliseconds; a caller is not kept waiting by a pool that is late.
	 */
	private static final Duration OPENING = Duration.ofSeconds(2);

	private final SpeechProperties properties;

	private final ExecutorService pool;

	private final Semaphore places;

	private final SessionTimeouts timeouts;

	private final Loaded model;

	private VoskSpeechRecogniser(SpeechProperties properties, Loaded model) {
		this.properties = properties;
		this.model = model;
		this.places = new Semaphore(properties.places());
		this.pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
				Thread.ofPlatform().name("speech-", 0).daemon().factory());
		this.timeouts = new SessionTimeouts(properties.sessionTimeout());
	}

	/**
	 * Loads the model.
	 * @param properties which model
	 * @return a recogniser on it
	 * @throws IOException if the model is missing or broken, or its library does not run
	 * here
	 */
	static VoskSpeechRecogniser load(SpeechProperties properties) throws IOException {
		Path folder = properties.model();
		Model model = VoskLibrary.model(folder);
		Path list = folder.resolve("graph").resolve("words.txt");
		PhraseWords words = Files.exists(list) ? PhraseWords.read(list)
				: new PhraseWords((word) -> VoskLibrary.knows(model, word));
		return new VoskSpeechRecogniser(properties, new Loaded(folder.getFileName().toString(), model, words));
	}

	@Override
	public Optional<SpeechSession> open(List<String> phrases) {
		List<String> grammar = grammar(phrases);
		if (!phrases.isEmpty() && grammar.isEmpty() || !this.places.tryAcquire()) {
			return Optional.empty();
		}
		CompletableFuture<VoskSession> opening = CompletableFuture.supplyAsync(() -> session(grammar), this.pool);
		try {
			return Optional.of(opening.get(OPENING.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			this.places.release();
			logger.warn("No speech session could be opened; the caller uses keys", ex.getCause());
		}
		catch (TimeoutException ex) {
			logger.warn("No speech session was opened within {}; the caller uses keys", OPENING);
			opening.whenComplete((late, failure) -> discard(late));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			opening.whenComplete((late, failure) -> discard(late));
		}
		return Optional.empty();
	}

	private void discard(@Nullable VoskSession late) {
		if (late == null) {
			this.places.release();
		}
		else {
			late.close();
		}
	}

	@Override
	public Optional<String> model() {
		return Optional.of(this.model.name());
	}

	@Override
	public List<String> unknown(List<String> phrases) {
		return phrases.stream().filter((phrase) -> this.model.words().split(phrase).isEmpty()).toList();
	}

	private List<String> grammar(List<String> phrases) {
		List<String> grammar = new ArrayList<>();
		for (String phrase : phrases) {
			this.model.words()
				.split(phrase)
				.ifPresentOrElse(grammar::add, () -> logger
					.warn("The model {} cannot hear \"{}\": it lacks a word of it", this.model.name(), phrase));
		}
		if (!grammar.isEmpty()) {
			grammar.add(VoskText.UNKNOWN);
		}
		return grammar;
	}

	private VoskSession session(List<String> grammar) {
		Recognizer recogniser = VoskLibrary.recogniser(this.model.model(), SAMPLE_RATE, grammar);
		recogniser.setWords(true);
		VoskSession session = new VoskSession(recogniser, this.pool,
				new Endpointing(this.properties.endSilence(), this.properties.longestUtterance()),
				this.places::release);
		this.timeouts.watch(session);
		return session;
	}

	/** The number of callers that can still be listened to. */
	int freePlaces() {
		return this.places.availablePermits();
	}

	@Override
	public void close() {
		this.timeouts.close();
		this.pool.close();
		this.model.model().close();
	}

	private record Loaded(String name, Model model, PhraseWords words) {
	}

}

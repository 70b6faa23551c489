package org.yihaotong.speech;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Speaks with espeak-ng by pinyin and brings the sound into the telephone band with sox.
 */
final class EspeakSynthesiser implements SpeechSynthesiser {

	private static final int LONGEST_TEXT = 500;

	private final SpeechProperties properties;

	private final Recordings recordings;

	private final PromptCache cache;

	private final Pronunciation pronunciation = new Pronunciation();

	private final Semaphore places;

	EspeakSynthesiser(SpeechProperties properties, Clock clock) {
		this.properties = properties;
		this.recordings = new Recordings(properties.recordings());
		this.cache = new PromptCache(properties.cache(), properties.cacheFiles(), clock);
		this.places = new Semaphore(properties.synthesisParallel());
	}

	@Override
	public Path speak(String text) {
		return speak(SpeechRecogniser.CHINESE, text);
	}

	@Override
	public Path speak(Locale language, String text) {
		if (text.length() > LONGEST_TEXT) {
			throw new SynthesisFailed(
					"Text of " + text.length() + " characters; " + LONGEST_TEXT + " are spoken at most");
		}
		Optional<Path> recording = this.recordings.find(hash(text));
		if (recording.isPresent()) {
			return recording.get();
		}
		boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
		String spelt = chinese ? this.pronunciation.of(text) : text.strip();
		String voice = chinese ? this.properties.voice() : language.toLanguageTag().toLowerCase(Locale.ROOT);
		String name = hash(String.join("|", Pronunciation.VERSION, voice, Integer.toString(this.properties.speed()),
				Integer.toString(this.properties.pitch()), text));
		try {
			Optional<Path> spoken = this.cache.find(name);
			return spoken.isPresent() ? spoken.get() : synthesise(voice, spelt, name);
		}
		catch (IOException ex) {
			throw new SynthesisFailed("Cannot speak; espeak-ng, sox and a writable folder " + this.properties.cache()
					+ " are needed: " + ex.getMessage(), ex);
		}
	}

	private Path synthesise(String voice, String spelt, String name) throws IOException {
		if (!acquire()) {
			throw new SynthesisFailed("Too many texts are being spoken");
		}
		Path draft = this.cache.draft();
		try {
			run(spelt.isEmpty() ? silence(draft) : speech(voice, spelt, draft));
			return this.cache.keep(draft, name);
		}
		finally {
			Files.deleteIfExists(draft);
			this.places.release();
		}
	}

	private boolean acquire() {
		try {
			return this.places.tryAcquire(this.properties.synthesisTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private List<ProcessBuilder> speech(String voice, String spelt, Path draft) {
		ProcessBuilder espeak = new ProcessBuilder("espeak-ng", "-v", voice, "-s",
				Integer.toString(this.properties.speed()), "-p", Integer.toString(this.properties.pitch()), "--stdout",
				// What follows is no option, whatever it begins with.
				"--", spelt);
		ProcessBuilder sox = new ProcessBuilder("sox", "-t", "wav", "-", "-r", "8000", "-b", "16", "-c", "1",
				draft.toString(), "sinc", "300-3400", "norm", "-6");
		return List.of(espeak.redirectError(Redirect.DISCARD), sox.redirectError(Redirect.DISCARD));
	}

	/** A text with nothing to speak is a second of silence: pauses are prompts too. */
	private static List<ProcessBuilder> silence(Path draft) {
		ProcessBuilder sox = new ProcessBuilder("sox", "-n", "-r", "8000", "-b", "16", "-c", "1", draft.toString(),
				"trim", "0", "1");
		return List.of(sox.redirectError(Redirect.DISCARD));
	}

	private void run(List<ProcessBuilder> pipeline) throws IOException {
		List<Process> processes = ProcessBuilder.startPipeline(pipeline);
		try {
			long deadline = System.nanoTime() + this.properties.synthesisTimeout().toNanos();
			for (Process process : processes) {
				if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
					throw new SynthesisFailed("Speaking took longer than " + this.properties.synthesisTimeout());
				}
				if (process.exitValue() != 0) {
					throw new SynthesisFailed(
							process.info().command().orElse("A program") + " ended with " + process.exitValue());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SynthesisFailed("Interrupted", ex);
		}
		finally {
			processes.forEach(Process::destroyForcibly);
		}
	}

	/**
	 * Names a text.
	 * @param text any text
	 * @return the first 32 hexadecimal digits of the SHA-256 of its UTF-8 form
	 */
	static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}

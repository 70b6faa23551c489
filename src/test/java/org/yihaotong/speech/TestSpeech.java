package org.yihaotong.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * The built-in model, and recordings as callers' voices.
 */
public final class TestSpeech {

	private static final Path CALLS = Path.of("nlp-models/speech/calls");

	private TestSpeech() {
	}

	static SpeechProperties properties(Path model, Path folder, int sessions) {
		return properties(model, Map.of(), folder.resolve("adapted"), folder, sessions, Duration.ofSeconds(20));
	}

	/**
	 * Sets everything that a test may want to.
	 * @param patience how long a recogniser that is late is waited for; the usual 20 s
	 * let a test feed a call in one go
	 */
	static SpeechProperties properties(Path model, Map<String, Path> models, Path adapted, Path folder, int sessions,
			Duration patience) {
		return new SpeechProperties(model, models, adapted, sessions, Duration.ofSeconds(60), patience,
				Duration.ofMillis(900), Duration.ofSeconds(20), folder.resolve("prompts"), 5000,
				folder.resolve("recordings"), "cmn-latn-pinyin+f2", 165, 45, Duration.ofSeconds(20), 2);
	}

	/**
	 * Opens a recogniser on the built-in model.
	 * @param folder for what it writes
	 * @return the recogniser, to be closed
	 */
	public static SpeechRecogniser recogniser(Path folder) {
		try {
			return VoskSpeechRecogniser.load(properties(Path.of("nlp-models/speech/model-zh-demo"), folder, 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens a synthesiser.
	 * @param folder for what it writes
	 * @return the synthesiser
	 */
	public static SpeechSynthesiser synthesiser(Path folder) {
		return new EspeakSynthesiser(properties(folder, folder, 0), java.time.Clock.systemUTC());
	}

	/**
	 * Reads a recorded call.
	 * @param id {@code call01} to {@code call60}
	 * @return signed 16-bit little-endian audio at 8 kHz
	 */
	public static byte[] call(String id) {
		return pcm(CALLS.resolve("alaw").resolve(id + ".wav"));
	}

	/**
	 * Reads a WAV file.
	 * @param wav 8 kHz mono, A-law or linear
	 * @return signed 16-bit little-endian audio at 8 kHz
	 */
	public static byte[] pcm(Path wav) {
		AudioFormat linear = new AudioFormat(8000, 16, 1, true, false);
		try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile());
				AudioInputStream decoded = AudioSystem.getAudioInputStream(linear, in)) {
			return decoded.readAllBytes();
		}
		catch (IOException | UnsupportedAudioFileException ex) {
			throw new IllegalStateException(wav.toString(), ex);
		}
	}

	static List<String[]> transcripts() throws IOException {
		return Files.readAllLines(CALLS.resolve("testset.tsv"))
			.stream()
			.skip(1)
			.map((line) -> line.split("\t"))
			.toList();
	}

}

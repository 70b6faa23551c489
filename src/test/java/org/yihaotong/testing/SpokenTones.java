package org.yihaotong.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.yihaotong.speech.SpeechSynthesiser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Says every prompt as a short tone and writes down which it was, so that a test on real
 * calls knows where the flow is and waits for no announcement. With
 * {@code yihaotong.ivr.warm=false} nothing is spoken but what callers hear.
 */
public final class SpokenTones implements SpeechSynthesiser {

	private static final int RATE = 8_000;

	private static final double SECONDS = 0.4;

	private final Path tone = write();

	private final List<String> spoken = new CopyOnWriteArrayList<>();

	@Override
	public Path speak(String text) {
		this.spoken.add(text);
		return this.tone;
	}

	/**
	 * Gives what was said since the last call of {@link #forget}.
	 * @return the texts in order
	 */
	public List<String> spoken() {
		return this.spoken;
	}

	public void forget() {
		this.spoken.clear();
	}

	/**
	 * Waits until something is said.
	 * @param part a part of the text
	 */
	public void awaitSaid(String part) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(20))
			.atMost(SippPhone.SOON)
			.untilAsserted(() -> assertThat(this.spoken).anyMatch((text) -> text.contains(part)));
	}

	/**
	 * Tells whether something was said.
	 * @param part a part of the text
	 */
	public boolean said(String part) {
		return this.spoken.stream().anyMatch((text) -> text.contains(part));
	}

	/** Import it to have every prompt said so. */
	@TestConfiguration(proxyBeanMethods = false)
	public static class Voice {

		@Bean
		@Primary
		SpokenTones spokenTones() {
			return new SpokenTones();
		}

	}

	private static Path write() {
		byte[] pcm = new byte[(int) (SECONDS * RATE) * 2];
		for (int at = 0; at < pcm.length / 2; at++) {
			int sample = (int) (8_000 * Math.sin(2 * Math.PI * 440 * at / RATE));
			pcm[2 * at] = (byte) sample;
			pcm[2 * at + 1] = (byte) (sample >> 8);
		}
		Path file = TestParts.temporaryFolder("tone").resolve("tone.wav");
		AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
		try (AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2)) {
			AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package org.yihaotong.telephony;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.yihaotong.testing.TestParts;

/**
 * Sounds to play to callers: a loud tone of a known length, and silence.
 */
final class Sounds {

	private static final int RATE = 8000;

	private Sounds() {
	}

	static Path tone(double seconds) {
		return write("tone", seconds, 8_000);
	}

	static Path silence(double seconds) {
		return write("silence", seconds, 0);
	}

	private static Path write(String name, double seconds, int loudness) {
		byte[] pcm = new byte[(int) (seconds * RATE) * 2];
		for (int at = 0; at < pcm.length / 2; at++) {
			int sample = (int) (loudness * Math.sin(2 * Math.PI * 440 * at / RATE));
			pcm[2 * at] = (byte) sample;
			pcm[2 * at + 1] = (byte) (sample >> 8);
		}
		Path file = TestParts.temporaryFolder("sound").resolve(name + ".wav");
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

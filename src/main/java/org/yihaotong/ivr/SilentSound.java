package org.yihaotong.ivr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A second of silence: what is played while keys are collected or an owner is called.
 * Made here, so that it needs no synthesis.
 */
final class SilentSound {

	private static final int SAMPLES = 8_000;

	private SilentSound() {
	}

	static Path write() {
		AudioFormat format = new AudioFormat(SAMPLES, 16, 1, true, false);
		try {
			Path file = Files.createTempFile("yihaotong-silence", ".wav");
			file.toFile().deleteOnExit();
			AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(new byte[2 * SAMPLES]), format, SAMPLES),
					AudioFileFormat.Type.WAVE, file.toFile());
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

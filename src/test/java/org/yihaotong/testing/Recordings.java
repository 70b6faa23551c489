package org.yihaotong.testing;

import java.io.IOException;
import java.nio.file.Path;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Recordings for telephones to say.
 */
public final class Recordings {

	private Recordings() {
	}

	/**
	 * Cuts off all but the beginning, so that a test need not wait for the rest.
	 * @param wav the recording
	 * @param seconds how much of it
	 * @return a file of its own
	 */
	public static Path beginning(Path wav, double seconds) {
		try (AudioInputStream all = AudioSystem.getAudioInputStream(wav.toFile());
				AudioInputStream part = new AudioInputStream(all, all.getFormat(),
						(long) (all.getFormat().getFrameRate() * seconds))) {
			Path file = TestParts.temporaryFolder("beginning").resolve("beginning.wav");
			AudioSystem.write(part, AudioFileFormat.Type.WAVE, file.toFile());
			return file;
		}
		catch (IOException | UnsupportedAudioFileException ex) {
			throw new IllegalStateException(wav.toString(), ex);
		}
	}

}

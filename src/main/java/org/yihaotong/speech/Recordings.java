package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prompts that a person has recorded: {@code NAME.wav}, where NAME is the first 32
 * hexadecimal digits of the SHA-256 of the prompt's text.
 */
final class Recordings {

	private static final Logger logger = LoggerFactory.getLogger(Recordings.class);

	private final Path folder;

	private final Set<Path> refused = ConcurrentHashMap.newKeySet();

	Recordings(Path folder) {
		this.folder = folder.toAbsolutePath();
	}

	Optional<Path> find(String name) {
		Path file = this.folder.resolve(name + ".wav");
		return (Files.isRegularFile(file) && fits(file)) ? Optional.of(file) : Optional.empty();
	}

	private boolean fits(Path file) {
		try {
			AudioFormat format = AudioSystem.getAudioFileFormat(file.toFile()).getFormat();
			if (format.getSampleRate() == 8000 && format.getChannels() == 1 && format.getSampleSizeInBits() == 16) {
				return true;
			}
			refuse(file, format.toString());
		}
		catch (IOException | UnsupportedAudioFileException ex) {
			refuse(file, ex.toString());
		}
		return false;
	}

	private void refuse(Path file, String what) {
		if (this.refused.add(file)) {
			logger.warn("The recording {} is not used: it must be 8 kHz, 16 bit, mono, but is {}", file, what);
		}
	}

}

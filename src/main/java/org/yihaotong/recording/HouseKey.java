package org.yihaotong.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Finds or makes the key that encrypts the recordings' own keys.
 */
final class HouseKey {

	static final int BYTES = 32;

	private HouseKey() {
	}

	static byte[] of(RecordingProperties properties) {
		if (!properties.key().isEmpty()) {
			return decoded(properties.key(), "yihaotong.recording.key");
		}
		Path file = properties.keyFile();
		try {
			if (!Files.exists(file)) {
				make(file);
			}
			return decoded(Files.readString(file).strip(), file.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The key of the recordings cannot be read or made: " + file, ex);
		}
	}

	private static void make(Path file) throws IOException {
		byte[] key = new byte[BYTES];
		new SecureRandom().nextBytes(key);
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
	}

	private static byte[] decoded(String text, String where) {
		byte[] key = Base64.getDecoder().decode(text);
		if (key.length != BYTES) {
			throw new IllegalStateException(where + " does not hold " + BYTES + " bytes in Base64");
		}
		return key;
	}

}

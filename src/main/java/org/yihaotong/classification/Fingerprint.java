package org.yihaotong.classification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a model by everything that decides its weights, so that nothing is trained twice.
 */
final class Fingerprint {

	private final MessageDigest digest = ModelFolder.sha256();

	/**
	 * Adds code and tables.
	 * @param names resources beside this class; one that is missing counts as empty
	 * @return this
	 * @throws IOException if one cannot be read
	 */
	Fingerprint resources(List<String> names) throws IOException {
		for (String name : names) {
			try (InputStream in = Fingerprint.class.getResourceAsStream(name)) {
				this.digest.update((in != null) ? in.readAllBytes() : new byte[0]);
			}
		}
		return this;
	}

	/**
	 * Adds files with their names.
	 * @param files the files
	 * @return this
	 * @throws IOException if one cannot be read
	 */
	Fingerprint files(List<Path> files) throws IOException {
		for (Path file : files) {
			text(file.getFileName().toString());
			this.digest.update(Files.readAllBytes(file));
		}
		return this;
	}

	Fingerprint text(String text) {
		this.digest.update(text.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	/**
	 * Ends it.
	 * @return the SHA-256 of all that was added, in hexadecimal
	 */
	String value() {
		return HexFormat.of().formatHex(this.digest.digest());
	}

}

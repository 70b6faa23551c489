package org.yihaotong.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Secrets between the parts of one machine: made once, kept in a file that only its owner
 * can read.
 */
final class Secrets {

	private static final int BYTES = 24;

	private final SecureRandom random = new SecureRandom();

	private final Properties known = new Properties();

	private final Path file;

	/**
	 * Reads the secrets that were made before.
	 * @param file where they are kept
	 */
	Secrets(Path file) {
		this.file = file;
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				this.known.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Gives a secret, made and kept when it is asked for the first time. One from the
	 * environment goes before.
	 * @param name its name, also that of the environment variable
	 * @return the secret
	 */
	String get(String name) {
		String given = System.getenv(name);
		if (given != null && !given.isBlank()) {
			return given;
		}
		String secret = this.known.getProperty(name);
		return (secret != null) ? secret : make(name);
	}

	private String make(String name) {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String secret = HexFormat.of().formatHex(bytes);
		this.known.setProperty(name, secret);
		save();
		return secret;
	}

	private void save() {
		try {
			if (!Files.exists(this.file)) {
				Files.createDirectories(this.file.toAbsolutePath().getParent());
				Files.createFile(this.file,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			try (Writer writer = Files.newBufferedWriter(this.file, StandardCharsets.UTF_8)) {
				this.known.store(writer, "Secrets between the parts on this machine; made by ./run");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

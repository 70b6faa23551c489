package org.yihaotong.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A model that was fitted to this hotline, in a folder of its own. Its card says which
 * model it was made from and of what, with the checksum of every file: a half-written
 * folder, or one that belongs to another model, is not used.
 */
public final class AdaptedModel {

	/** The card's name in the folder. */
	public static final String CARD = "adapted.properties";

	private static final String BASE = "base";

	private static final String BASE_CHECKSUM = "base.sha256";

	private static final String VERSION = "version";

	private static final String FILE = "file.";

	/** What the sounds and numbers of a model's words depend on. */
	private static final List<String> BASE_FILES = List.of("am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst");

	private final Properties card;

	private AdaptedModel(Properties card) {
		this.card = card;
	}

	/**
	 * Finds the adapted model of a model.
	 * @param base the folder of the model
	 * @param adapted the folder beneath which adapted models stand, each by the name of
	 * its base
	 * @return its folder
	 */
	public static Path folder(Path base, Path adapted) {
		return adapted.resolve(base.toAbsolutePath().normalize().getFileName());
	}

	/**
	 * Opens an adapted model if it is whole.
	 * @param folder where it stands
	 * @param base the model that it must have been made from
	 * @return the model; empty if there is none
	 * @throws IOException if it is not whole or was made from another model; the message
	 * says why
	 */
	public static Optional<AdaptedModel> open(Path folder, Path base) throws IOException {
		Path file = folder.resolve(CARD);
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		if (!Files.isRegularFile(file)) {
			throw new IOException(folder + " has no " + CARD);
		}
		Properties card = new Properties();
		try (InputStream in = Files.newInputStream(file)) {
			card.load(in);
		}
		if (!baseChecksum(base).equals(card.getProperty(BASE_CHECKSUM))) {
			throw new IOException(folder + " was made from another model than " + base);
		}
		for (String name : card.stringPropertyNames()) {
			if (name.startsWith(FILE)) {
				check(folder.resolve(name.substring(FILE.length())), card.getProperty(name));
			}
		}
		return Optional.of(new AdaptedModel(card));
	}

	private static void check(Path file, String checksum) throws IOException {
		if (!Files.isRegularFile(file) || !checksum(List.of(file)).equals(checksum)) {
			throw new IOException(file + " is missing or was changed");
		}
	}

	/**
	 * Writes the card of a finished folder.
	 * @param folder the adapted model
	 * @param base the model that it was made from
	 * @param version says what it was made of: the same version, the same model
	 * @param made counts and sizes for people to read
	 * @throws IOException if it cannot be written
	 */
	public static void seal(Path folder, Path base, String version, Map<String, String> made) throws IOException {
		Map<String, String> lines = new TreeMap<>(made);
		lines.put(BASE, base.toAbsolutePath().normalize().getFileName().toString());
		lines.put(BASE_CHECKSUM, baseChecksum(base));
		lines.put(VERSION, version);
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				lines.put(FILE + folder.relativize(file), checksum(List.of(file)));
			}
		}
		StringBuilder text = new StringBuilder("# A speech model fitted to this hotline by ./run speech adapt\n");
		lines.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
		Files.writeString(folder.resolve(CARD), text);
	}

	private static String baseChecksum(Path base) throws IOException {
		return checksum(BASE_FILES.stream().map(base::resolve).filter(Files::isRegularFile).toList());
	}

	/**
	 * Computes one checksum over several files.
	 * @param files in order
	 * @return SHA-256 in hexadecimal digits
	 * @throws IOException if one cannot be read
	 */
	public static String checksum(List<Path> files) throws IOException {
		MessageDigest digest = sha256();
		for (Path file : files) {
			try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
				in.transferTo(OutputStream.nullOutputStream());
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Computes the checksum of a text.
	 * @param text any text
	 * @return SHA-256 of its UTF-8 form in hexadecimal digits
	 */
	public static String checksum(String text) {
		return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** What it was made of: the same version, the same model. */
	public String version() {
		return this.card.getProperty(VERSION, "");
	}

}

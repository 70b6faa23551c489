package org.yihaotong.classification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;

/**
 * The files of a trained model: {@code model.properties} with version, checksum and the
 * list of parts, and one OpenNLP model a part. Made by the build, read from the class
 * path, never committed.
 */
final class ModelFolder {

	static final String NAME = "classification";

	static final String MAJORS = "majors";

	private static final String PROPERTIES = "model.properties";

	private static final String MANIFEST = "manifest.properties";

	/** The first time that an archive can hold. */
	private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

	private ModelFolder() {
	}

	/**
	 * Writes a model.
	 * @param folder where to
	 * @param version names its inputs
	 * @param parts the categorisers by name: {@link #MAJORS} and the codes of the majors
	 * @throws IOException if the folder cannot be written
	 */
	static void write(Path folder, String version, Map<String, DoccatModel> parts) throws IOException {
		Files.createDirectories(folder);
		Map<String, byte[]> files = new TreeMap<>();
		for (var part : parts.entrySet()) {
			files.put(part.getKey(), bytes(part.getValue()));
		}
		for (var file : files.entrySet()) {
			Files.write(folder.resolve(file.getKey() + ".bin"), file.getValue());
		}
		// By hand, because Properties.store writes the time and builds must be
		// repeatable.
		Files.writeString(folder.resolve(PROPERTIES), "version=" + version + "\nchecksum=" + checksum(files)
				+ "\nparts=" + String.join(",", files.keySet()) + "\n", StandardCharsets.UTF_8);
	}

	/**
	 * OpenNLP writes the time into the archive, into its manifest and above it: taken
	 * out, so that the same texts give the same bytes and the same checksum.
	 */
	private static byte[] bytes(DoccatModel model) throws IOException {
		ByteArrayOutputStream timed = new ByteArrayOutputStream();
		model.serialize(timed);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(timed.toByteArray()));
				ZipOutputStream out = new ZipOutputStream(bytes)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				ZipEntry timeless = new ZipEntry(entry.getName());
				timeless.setTimeLocal(EPOCH);
				out.putNextEntry(timeless);
				byte[] content = in.readAllBytes();
				out.write(entry.getName().equals(MANIFEST) ? timeless(content) : content);
			}
		}
		return bytes.toByteArray();
	}

	private static byte[] timeless(byte[] manifest) {
		return new String(manifest, StandardCharsets.ISO_8859_1).lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.startsWith("Timestamp=") ? "Timestamp=0" : line)
			.sorted()
			.collect(Collectors.joining("\n", "", "\n"))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Tells the version of a model in a folder.
	 * @param folder the folder
	 * @return its version; empty without a whole model
	 */
	static String version(Path folder) {
		try {
			return read((file) -> Files.readAllBytes(folder.resolve(file))).version();
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Loads the model that the build made.
	 * @return the model
	 * @throws IOException if a file is missing or is not the one that was written
	 */
	static CategoryModel load() throws IOException {
		return load(ModelFolder::onClassPath);
	}

	/**
	 * Loads a model.
	 * @param folder where its files are
	 * @return the model
	 * @throws IOException if a file is missing or is not the one that was written
	 */
	static CategoryModel load(Folder folder) throws IOException {
		Written written = read(folder);
		Map<String, DocumentCategorizerME> parts = new HashMap<>();
		for (var file : written.files().entrySet()) {
			DoccatModel part = new DoccatModel(new ByteArrayInputStream(file.getValue()));
			parts.put(file.getKey(), new DocumentCategorizerME(part));
		}
		DocumentCategorizerME majors = parts.remove(MAJORS);
		if (majors == null) {
			throw new IOException("The classification model has no part " + MAJORS);
		}
		return new CategoryModel(written.version(), written.checksum(), majors, Map.copyOf(parts));
	}

	private static Written read(Folder folder) throws IOException {
		Properties properties = new Properties();
		properties.load(new ByteArrayInputStream(folder.bytes(PROPERTIES)));
		Map<String, byte[]> files = new TreeMap<>();
		for (String part : properties.getProperty("parts", "").split(",")) {
			files.put(part, folder.bytes(part + ".bin"));
		}
		String checksum = checksum(files);
		if (!checksum.equals(properties.getProperty("checksum"))) {
			throw new IOException("The classification model is damaged: its checksum is " + checksum);
		}
		return new Written(properties.getProperty("version", ""), checksum, files);
	}

	private static byte[] onClassPath(String file) throws IOException {
		try (InputStream in = ModelFolder.class.getResourceAsStream("/" + NAME + "/" + file)) {
			if (in == null) {
				throw new FileNotFoundException("Not on the class path: " + NAME + "/" + file
						+ "; the build makes it from nlp-models/training");
			}
			return in.readAllBytes();
		}
	}

	private static String checksum(Map<String, byte[]> files) {
		MessageDigest digest = sha256();
		files.values().forEach(digest::update);
		return HexFormat.of().formatHex(digest.digest());
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Where the files of a model are.
	 */
	@FunctionalInterface
	interface Folder {

		byte[] bytes(String file) throws IOException;

	}

	private record Written(String version, String checksum, Map<String, byte[]> files) {
	}

}

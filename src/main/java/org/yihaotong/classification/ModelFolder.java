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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

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
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			part.getValue().serialize(bytes);
			files.put(part.getKey(), bytes.toByteArray());
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
	 * Tells the version of a model in a folder.
	 * @param folder the folder
	 * @return its version; empty without a model
	 * @throws IOException if it cannot be read
	 */
	static String version(Path folder) throws IOException {
		Properties properties = new Properties();
		if (Files.exists(folder.resolve(PROPERTIES))) {
			try (InputStream in = Files.newInputStream(folder.resolve(PROPERTIES))) {
				properties.load(in);
			}
		}
		return properties.getProperty("version", "");
	}

	/**
	 * Loads the model that the build made.
	 * @return the model
	 * @throws IOException if a file is missing or is not the one that was written
	 */
	static CategoryModel load() throws IOException {
		Properties properties = new Properties();
		properties.load(new ByteArrayInputStream(bytes(PROPERTIES)));
		Map<String, byte[]> files = new TreeMap<>();
		for (String part : properties.getProperty("parts", "").split(",")) {
			files.put(part, bytes(part + ".bin"));
		}
		String checksum = checksum(files);
		if (!checksum.equals(properties.getProperty("checksum"))) {
			throw new IOException("The classification model is damaged: its checksum is " + checksum);
		}
		Map<String, DocumentCategorizerME> parts = new HashMap<>();
		for (var file : files.entrySet()) {
			DoccatModel part = new DoccatModel(new ByteArrayInputStream(file.getValue()));
			parts.put(file.getKey(), new DocumentCategorizerME(part));
		}
		DocumentCategorizerME majors = parts.remove(MAJORS);
		if (majors == null) {
			throw new IOException("The classification model has no part " + MAJORS);
		}
		return new CategoryModel(properties.getProperty("version", ""), checksum, majors, Map.copyOf(parts));
	}

	private static byte[] bytes(String file) throws IOException {
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

}

package org.yihaotong.classification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import opennlp.tools.ml.model.AbstractModel;

/**
 * The files of the model of places: the weights in OpenNLP's own form, the model card and
 * {@code model.properties} with the version and the SHA-256 of both. Made by the build,
 * read from the class path, never committed.
 */
final class PlaceFolder {

	static final String NAME = "places";

	static final String MODEL = "model.bin";

	private static final String PROPERTIES = "model.properties";

	private PlaceFolder() {
	}

	/**
	 * Writes a model, last what says that it is whole.
	 * @param folder where to
	 * @param version names its inputs
	 * @param model the weights
	 * @param card what people should know of it
	 * @throws IOException if the folder cannot be written
	 */
	static void write(Path folder, String version, AbstractModel model, String card) throws IOException {
		Files.createDirectories(folder);
		Files.deleteIfExists(folder.resolve(PROPERTIES));
		Map<String, byte[]> files = new TreeMap<>(
				Map.of(MODEL, ModelFolder.bytes(model), ModelCard.FILE, card.getBytes(StandardCharsets.UTF_8)));
		for (var file : files.entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
		}
		Files.writeString(folder.resolve(PROPERTIES),
				"version=" + version + "\nchecksum=" + ModelFolder.checksum(files) + "\n");
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
	 * Loads a model.
	 * @param folder where its files are
	 * @return the model as trained
	 * @throws IOException if a file is missing or is not the one that was written
	 */
	static AbstractModel load(ModelFolder.Folder folder) throws IOException {
		return ModelFolder.model(read(folder).model());
	}

	/**
	 * Reads a file of the model that the build made.
	 * @param file its name
	 * @return its bytes
	 * @throws IOException if it is missing
	 */
	static byte[] onClassPath(String file) throws IOException {
		return ModelFolder.onClassPath(NAME + "/" + file, "nlp-models/places");
	}

	private static Written read(ModelFolder.Folder folder) throws IOException {
		Properties properties = new Properties();
		properties.load(new ByteArrayInputStream(folder.bytes(PROPERTIES)));
		byte[] model = folder.bytes(MODEL);
		String checksum = ModelFolder
			.checksum(new TreeMap<>(Map.of(MODEL, model, ModelCard.FILE, folder.bytes(ModelCard.FILE))));
		if (!checksum.equals(properties.getProperty("checksum"))) {
			throw new IOException("The model of places is damaged: its checksum is " + checksum);
		}
		return new Written(properties.getProperty("version", ""), model);
	}

	private record Written(String version, byte[] model) {
	}

}

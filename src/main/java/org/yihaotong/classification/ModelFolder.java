package org.yihaotong.classification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;
import opennlp.tools.ml.model.GenericModelWriter;
import org.yihaotong.classification.CategoryModel.Calibration;
import org.yihaotong.classification.CategoryModel.Minors;
import org.yihaotong.platform.CategoryCode;

/**
 * The files of a trained model: {@code model.properties} with version, checksum,
 * temperatures, biases, least probabilities and the list of files,
 * {@code vocabulary.tsv}, the model card, and one model a part in OpenNLP's own form.
 * Made by the build, read from the class path, never committed.
 */
final class ModelFolder {

	static final String NAME = "classification";

	static final String MAJORS = "majors";

	private static final String PROPERTIES = "model.properties";

	private static final String VOCABULARY = "vocabulary.tsv";

	private static final String MODEL = ".bin";

	/** Ends the names of the parts that are naive Bayes. */
	static final String COUNTED = "-counted";

	private ModelFolder() {
	}

	/**
	 * Writes a model.
	 * @param folder where to
	 * @param version names its inputs
	 * @param vocabulary the features of all parts
	 * @param parts the models by name: {@link #MAJORS}, the codes of the majors, and
	 * these with {@link #COUNTED}
	 * @param calibration what makes their probabilities true
	 * @param card what people should know of it
	 * @throws IOException if the folder cannot be written
	 */
	static void write(Path folder, String version, Vocabulary vocabulary, Map<String, AbstractModel> parts,
			Calibration calibration, String card) throws IOException {
		Files.createDirectories(folder);
		Map<String, byte[]> files = new TreeMap<>();
		for (var part : parts.entrySet()) {
			files.put(part.getKey() + MODEL, bytes(part.getValue()));
		}
		files.put(ModelCard.FILE, card.getBytes(StandardCharsets.UTF_8));
		files.put(VOCABULARY, String.join("\n", vocabulary.lines()).getBytes(StandardCharsets.UTF_8));
		for (var file : files.entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
		}
		// By hand, because Properties.store writes the time and builds must be
		// repeatable.
		Files.writeString(folder.resolve(PROPERTIES),
				"version=" + version + "\nchecksum=" + checksum(files) + "\nfiles=" + String.join(",", files.keySet())
						+ "\nmajors.temperature=" + calibration.majors() + "\nminors.temperature="
						+ calibration.minors() + "\nmajors.biases="
						+ calibration.biases().stream().map(String::valueOf).collect(Collectors.joining(","))
						+ "\nsentences.temperature=" + calibration.sentences() + "\nletters.temperature="
						+ calibration.letters() + "\ncertain=" + certain(calibration) + "\n",
				StandardCharsets.UTF_8);
	}

	private static String certain(Calibration calibration) {
		return calibration.certain()
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey().value() + ":" + entry.getValue())
			.sorted()
			.collect(Collectors.joining(","));
	}

	/**
	 * Writes a model in OpenNLP's own form.
	 * @param model the model
	 * @return the file
	 * @throws IOException never in memory
	 */
	static byte[] bytes(AbstractModel model) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			new GenericModelWriter(model, out).persist();
		}
		return bytes.toByteArray();
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
	 * Reads what people should know of the model that the build made.
	 * @return Markdown
	 * @throws IOException if it is missing
	 */
	static String card() throws IOException {
		return new String(onClassPath(ModelCard.FILE), StandardCharsets.UTF_8);
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
		Map<String, byte[]> files = written.files();
		byte[] features = files.get(VOCABULARY);
		if (features == null || !files.containsKey(MAJORS + MODEL)) {
			throw new IOException("The classification model has no " + VOCABULARY + " or no part " + MAJORS);
		}
		Vocabulary vocabulary = Vocabulary.read(new String(features, StandardCharsets.UTF_8).lines().toList());
		Set<String> parts = files.keySet()
			.stream()
			.filter((file) -> file.endsWith(MODEL))
			.map((file) -> file.substring(0, file.length() - MODEL.length()))
			.collect(Collectors.toSet());
		return model(written.version(), written.checksum(), vocabulary, parts,
				(part) -> model(files.getOrDefault(part + MODEL, new byte[0])), written.calibration());
	}

	/**
	 * Puts the parts of a model together.
	 * @param version names its inputs
	 * @param checksum of its files
	 * @param vocabulary the features of all parts
	 * @param parts the names of the models
	 * @param reader gives a model by its name; one is laid out after the other, because
	 * OpenNLP's own form takes much memory
	 * @param calibration what makes their probabilities true
	 * @return the model
	 * @throws IOException if a part is missing
	 */
	static CategoryModel model(String version, String checksum, Vocabulary vocabulary, Set<String> parts, Parts reader,
			Calibration calibration) throws IOException {
		Map<String, Minors> minors = new HashMap<>();
		for (String part : parts) {
			if (!part.equals(MAJORS) && !part.endsWith(COUNTED)) {
				if (!parts.contains(part + COUNTED)) {
					throw new IOException("The classification model has no part " + part + COUNTED);
				}
				AbstractModel counted = reader.part(part + COUNTED);
				LinearModel.Part learned = new LinearModel.Part(reader.part(part), (parameter) -> parameter);
				minors.put(part, new Minors(LinearModel.of(vocabulary, learned, BayesModel.part(counted)),
						BayesModel.of(counted, vocabulary)));
			}
		}
		return new CategoryModel(version, checksum, vocabulary, LinearModel.of(reader.part(MAJORS), vocabulary),
				Map.copyOf(minors), calibration);
	}

	/**
	 * Reads a model in OpenNLP's own form.
	 * @param file the file
	 * @return the model
	 * @throws IOException if it is none
	 */
	static AbstractModel model(byte[] file) throws IOException {
		return new GenericModelReader(new BinaryFileDataReader(new ByteArrayInputStream(file))).getModel();
	}

	private static Written read(Folder folder) throws IOException {
		Properties properties = new Properties();
		properties.load(new ByteArrayInputStream(folder.bytes(PROPERTIES)));
		Map<String, byte[]> files = new TreeMap<>();
		for (String file : properties.getProperty("files", "").split(",")) {
			files.put(file, folder.bytes(file));
		}
		String checksum = checksum(files);
		if (!checksum.equals(properties.getProperty("checksum"))) {
			throw new IOException("The classification model is damaged: its checksum is " + checksum);
		}
		return new Written(properties.getProperty("version", ""), checksum,
				new Calibration(temperature(properties, MAJORS), temperature(properties, "minors"), biases(properties),
						temperature(properties, "sentences"), temperature(properties, "letters"), certain(properties)),
				files);
	}

	private static List<Float> biases(Properties properties) throws IOException {
		try {
			return Arrays.stream(properties.getProperty("majors.biases", "").split(",")).map(Float::valueOf).toList();
		}
		catch (NumberFormatException ex) {
			throw new IOException("The classification model has no majors.biases", ex);
		}
	}

	private static Map<CategoryCode, Double> certain(Properties properties) throws IOException {
		Map<CategoryCode, Double> certain = new HashMap<>();
		try {
			for (String entry : properties.getProperty("certain", "").split(",")) {
				certain.put(new CategoryCode(entry.substring(0, 4)), Double.valueOf(entry.substring(5)));
			}
			return certain;
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new IOException("The classification model does not say from when it is certain", ex);
		}
	}

	private static double temperature(Properties properties, String part) throws IOException {
		try {
			return Double.parseDouble(properties.getProperty(part + ".temperature", ""));
		}
		catch (NumberFormatException ex) {
			throw new IOException("The classification model has no " + part + ".temperature", ex);
		}
	}

	private static byte[] onClassPath(String file) throws IOException {
		return onClassPath(NAME + "/" + file, "nlp-models/training");
	}

	/**
	 * Reads what the build made.
	 * @param path its path
	 * @param source what the build makes it from
	 * @return its bytes
	 * @throws IOException if it is missing
	 */
	static byte[] onClassPath(String path, String source) throws IOException {
		try (InputStream in = ModelFolder.class.getResourceAsStream("/" + path)) {
			if (in == null) {
				throw new FileNotFoundException(
						"Not on the class path: " + path + "; the build makes it from " + source);
			}
			return in.readAllBytes();
		}
	}

	/**
	 * Names the contents of files.
	 * @param files the files, in a fixed order
	 * @return SHA-256 in hexadecimal
	 */
	static String checksum(Map<String, byte[]> files) {
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

	/**
	 * Where the parts of a model are.
	 */
	@FunctionalInterface
	interface Parts {

		AbstractModel part(String name) throws IOException;

	}

	private record Written(String version, String checksum, Calibration calibration, Map<String, byte[]> files) {
	}

}

package org.yihaotong.classification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.yihaotong.classification.TrainingTexts.Sample;

/**
 * Trains the model from the texts of a folder and from the taxonomy; the build runs it.
 * Does nothing when the same texts, taxonomy and code have been trained before.
 */
public final class ModelTrainer {

	private static final Logger logger = LoggerFactory.getLogger(ModelTrainer.class);

	/** Everything that decides the weights beside the texts. */
	private static final List<String> CODE = List.of("ModelTrainer.class", "TextFeatures.class", "PlainText.class",
			"TrainingTexts.class");

	private final TextFeatures features;

	private final TrainingTexts texts;

	ModelTrainer(Taxonomy taxonomy) {
		this.features = new TextFeatures(taxonomy);
		this.texts = new TrainingTexts(taxonomy);
	}

	/**
	 * Trains.
	 * @param args the folder of the texts and the folder to write the model to
	 * @throws IOException if a text cannot be read or the model not be written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 2) {
			throw new IllegalArgumentException("Usage: ModelTrainer TEXTS MODEL");
		}
		LoggingSystem.get(ModelTrainer.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		new ModelTrainer(CsvTaxonomy.read()).train(Path.of(args[0]), Path.of(args[1]));
	}

	/**
	 * Trains unless the folder holds the model of the same texts.
	 * @param from the folder of the texts
	 * @param to the folder of the model
	 * @throws IOException if a text cannot be read or the model not be written
	 */
	void train(Path from, Path to) throws IOException {
		String version = version(from);
		if (version.equals(ModelFolder.version(to))) {
			return;
		}
		List<Sample> samples = new ArrayList<>(this.texts.read(from));
		samples.addAll(this.texts.fromTaxonomy());
		Map<String, DoccatModel> parts = new TreeMap<>();
		parts.put(ModelFolder.MAJORS, train(samples, (sample) -> sample.code().major().value()));
		Map<String, List<Sample>> byMajor = samples.stream()
			.collect(Collectors.groupingBy((sample) -> sample.code().major().value()));
		for (var major : byMajor.entrySet()) {
			parts.put(major.getKey(), train(major.getValue(), (sample) -> sample.code().value()));
		}
		ModelFolder.write(to, version, parts);
		logger.info("Trained on {} rows", samples.size());
	}

	private DoccatModel train(List<Sample> samples, Function<Sample, String> label) throws IOException {
		return categoriser(samples.stream()
			.map((sample) -> new DocumentSample(label.apply(sample), this.features.of(PlainText.of(sample.text()))))
			.toList());
	}

	/**
	 * Trains one categoriser.
	 * @param documents features with their category
	 * @return the categoriser
	 * @throws IOException never in memory
	 */
	static DoccatModel categoriser(List<DocumentSample> documents) throws IOException {
		return categoriser(documents, parameters());
	}

	static DoccatModel categoriser(List<DocumentSample> documents, TrainingParameters parameters) throws IOException {
		DoccatFactory plain = new DoccatFactory(new FeatureGenerator[] { new BagOfWordsFeatureGenerator() });
		return DocumentCategorizerME.train("zh", ObjectStreamUtils.createObjectStream(documents), parameters, plain);
	}

	/**
	 * Maximum entropy by quasi-Newton: the best of OpenNLP's trainers on real letters,
	 * and the one whose probabilities can be compared with a threshold. What occurs once
	 * only teaches nothing on real letters and doubles the time.
	 */
	private static TrainingParameters parameters() {
		TrainingParameters parameters = new TrainingParameters();
		parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
		parameters.put(TrainingParameters.ITERATIONS_PARAM, 60);
		parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
		parameters.put(AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_VALUE);
		parameters.put(QNTrainer.THREADS_PARAM, 2);
		parameters.put(QNTrainer.L1COST_PARAM, 0.0);
		parameters.put(QNTrainer.L2COST_PARAM, 0.5);
		return parameters;
	}

	private static String version(Path from) throws IOException {
		MessageDigest digest = ModelFolder.sha256();
		for (String code : CODE) {
			digest.update(resource(code));
		}
		digest.update(resource(CsvTaxonomy.FILE));
		for (Path file : TrainingTexts.files(from)) {
			digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
			digest.update(Files.readAllBytes(file));
		}
		return "1-" + HexFormat.of().formatHex(digest.digest()).substring(0, 12);
	}

	private static byte[] resource(String name) throws IOException {
		try (InputStream in = ModelTrainer.class.getResourceAsStream(name)) {
			return (in != null) ? in.readAllBytes() : new byte[0];
		}
	}

}

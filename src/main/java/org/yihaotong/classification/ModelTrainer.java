package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.EventTrainer;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.yihaotong.classification.CategoryModel.Calibration;
import org.yihaotong.classification.CategoryModel.Minors;
import org.yihaotong.classification.CategoryModel.Scored;
import org.yihaotong.classification.Temperature.Answer;
import org.yihaotong.classification.TrainingTexts.Sample;
import org.yihaotong.platform.CategoryCode;

/**
 * Trains the model from the texts of a folder and from the taxonomy; the build runs it.
 * Does nothing when the same texts, taxonomy and code have been trained before.
 */
public final class ModelTrainer {

	private static final Logger logger = LoggerFactory.getLogger(ModelTrainer.class);

	/** Everything that decides the weights beside the texts. */
	private static final List<String> CODE = List.of("ModelTrainer.class", "TextFeatures.class",
			"TextFeatures$Feature.class", "CategoryModel.class", "BayesModel.class", "Vocabulary.class",
			"Temperature.class", "Costs.class", "PlainText.class", "Folding.class", "TrainingTexts.class",
			"TextLines.class", "ModelCard.class");

	/** Before anything was fitted. */
	private static final Calibration RAW = new Calibration(1, 1, List.of(), 1, 1, Map.of());

	/** What stands in one text only teaches nothing about others. */
	static final int FEWEST = 3;

	private final Taxonomy taxonomy;

	private final TextFeatures features;

	private final TrainingTexts texts;

	ModelTrainer(Taxonomy taxonomy) {
		this.taxonomy = taxonomy;
		this.features = new TextFeatures(taxonomy);
		this.texts = new TrainingTexts(taxonomy);
	}

	/**
	 * Trains.
	 * @param args the folder of the texts, the folder of the texts to calibrate by, and
	 * the folder to write the model to
	 * @throws IOException if a text cannot be read or the model not be written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 3) {
			throw new IllegalArgumentException("Usage: ModelTrainer TEXTS CALIBRATION MODEL");
		}
		LoggingSystem.get(ModelTrainer.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		new ModelTrainer(CsvTaxonomy.read()).build(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]),
				ModelCache.ofUser());
	}

	/** Trains unless the folder or the cache holds the model of the same texts. */
	void build(Path from, Path by, Path to, ModelCache cache) throws IOException {
		String version = version(List.of(), from, by);
		if (version.equals(ModelFolder.version(to)) || cache.fetch(version, to)) {
			return;
		}
		train(from, by, to);
		cache.keep(version, to);
	}

	/**
	 * Trains unless the folder holds the model of the same texts.
	 * @param from the folder of the texts
	 * @param by the folder of texts that are not trained on, to make the probabilities
	 * true
	 * @param to the folder of the model
	 * @throws IOException if a text cannot be read or the model not be written
	 */
	void train(Path from, Path by, Path to) throws IOException {
		train(from, List.of(), by, to);
	}

	/**
	 * Trains with more texts than those of a folder.
	 * @param from the folder of the texts
	 * @param more further texts
	 * @param by the folder of texts to make the probabilities true
	 * @param to the folder of the model
	 * @throws IOException if a text cannot be read or the model not be written
	 */
	void train(Path from, List<Sample> more, Path by, Path to) throws IOException {
		String version = version(more, from, by);
		if (version.equals(ModelFolder.version(to))) {
			return;
		}
		List<Sample> samples = new ArrayList<>(this.texts.read(from));
		int written = samples.size();
		samples.addAll(more);
		samples.addAll(this.texts.fromTaxonomy());
		Vocabulary vocabulary = Vocabulary.of(samples.stream().map(this::features).toList(), FEWEST);
		List<Row> rows = rows(samples, vocabulary);
		Map<String, AbstractModel> parts = parts(rows, vocabulary);
		List<Row> held = rows(this.texts.read(by), vocabulary);
		CategoryModel raw = ModelFolder.model("", "", vocabulary, parts.keySet(),
				(part) -> Objects.requireNonNull(parts.get(part)), RAW);
		Calibration calibration = calibration(held, raw);
		List<Costs.Answer> answers = answers(held, raw.with(calibration));
		calibration = new Calibration(calibration.majors(), calibration.minors(), calibration.biases(),
				calibration.sentences(), calibration.letters(), new Costs(this.taxonomy).thresholds(answers));
		ModelCard.Made made = new ModelCard.Made(version, written, more.size(), vocabulary.size());
		ModelFolder.write(to, version, vocabulary, parts, calibration, ModelCard.of(made, answers, this.taxonomy));
		logger.info("Trained on {} rows, {} features", rows.size(), vocabulary.size());
	}

	private List<Row> rows(List<Sample> samples, Vocabulary vocabulary) {
		return samples.stream().map((sample) -> new Row(sample.code(), vocabulary.vector(features(sample)))).toList();
	}

	private static Map<String, AbstractModel> parts(List<Row> rows, Vocabulary vocabulary) throws IOException {
		Map<String, AbstractModel> parts = new TreeMap<>();
		parts.put(ModelFolder.MAJORS, train(rows, (row) -> row.code().major().value(), vocabulary));
		Map<String, List<Row>> byMajor = rows.stream()
			.collect(Collectors.groupingBy((row) -> row.code().major().value()));
		for (var major : byMajor.entrySet()) {
			parts.put(major.getKey(), train(major.getValue(), (row) -> row.code().value(), vocabulary));
			parts.put(major.getKey() + ModelFolder.COUNTED,
					counted(major.getValue()
						.stream()
						.map((row) -> event(row.code().value(), row.text(), vocabulary))
						.toList()));
		}
		return parts;
	}

	private long[] features(Sample sample) {
		return this.features.of(PlainText.of(sample.text()));
	}

	/** Makes the probabilities true; from when they are certain is decided with them. */
	private static Calibration calibration(List<Row> held, CategoryModel raw) {
		LinearModel majors = raw.majors();
		List<Answer> answers = held.stream()
			.map((row) -> new Answer(majors.scores(row.text()), majors.outcomes().indexOf(row.code().major().value())))
			.toList();
		float[] biases = new float[majors.outcomes().size()];
		double forMajors = 1;
		for (int round = 0; round < 3; round++) {
			forMajors = Temperature.fit(answers.stream().map((answer) -> answer.plus(biases)).toList());
			System.arraycopy(Temperature.fitBiases(answers, biases.length, forMajors), 0, biases, 0, biases.length);
		}
		List<Float> added = new ArrayList<>();
		for (float bias : biases) {
			added.add(bias);
		}
		double forMinors = Temperature.fit(held.stream().map((row) -> {
			Minors within = Objects.requireNonNull(raw.minors().get(row.code().major().value()));
			return new Answer(within.learned(within.both().scores(row.text())),
					within.both().outcomes().indexOf(row.code().value()));
		}).toList());
		CategoryModel model = raw.with(new Calibration(forMajors, forMinors, List.copyOf(added), 1, 1, Map.of()));
		return new Calibration(forMajors, forMinors, List.copyOf(added), temperature(held, false, model),
				temperature(held, true, model), Map.of());
	}

	private static double temperature(List<Row> held, boolean letters, CategoryModel model) {
		return Temperature
			.fit(held.stream().filter((row) -> CategoryModel.isLetter(row.text()) == letters).map((row) -> {
				Scored scored = model.scored(row.text());
				return new Answer(scored.scores(), scored.codes().indexOf(row.code()));
			}).toList());
	}

	private static List<Costs.Answer> answers(List<Row> held, CategoryModel model) {
		return held.stream().map((row) -> new Costs.Answer(model.rank(row.text()), row.code())).toList();
	}

	private static AbstractModel train(List<Row> rows, Function<Row, String> label, Vocabulary vocabulary)
			throws IOException {
		return train(rows.stream().map((row) -> event(label.apply(row), row.text(), vocabulary)).toList());
	}

	/**
	 * Sums up what the texts of each category are made of.
	 * @param events texts with their category
	 * @return the sums, the categories in the order in which {@link #train} has them
	 * @throws IOException never in memory
	 */
	static AbstractModel counted(List<Event> events) throws IOException {
		return train(events, parameters(NaiveBayesTrainer.NAIVE_BAYES_VALUE));
	}

	/**
	 * Makes what OpenNLP is trained with.
	 * @param label the category
	 * @param text the text
	 * @param vocabulary names its features
	 * @return features by name with their values
	 */
	static Event event(String label, Vector text, Vocabulary vocabulary) {
		String[] names = Arrays.stream(text.rows()).mapToObj(vocabulary::name).toArray(String[]::new);
		return new Event(label, names, text.values());
	}

	/**
	 * Trains one model by maximum entropy, quasi-Newton: the best of OpenNLP's trainers
	 * on real letters, and the one whose probabilities can be compared with a threshold.
	 * @param events texts with their category
	 * @return the model
	 * @throws IOException never in memory
	 */
	static AbstractModel train(List<Event> events) throws IOException {
		TrainingParameters parameters = parameters(QNTrainer.MAXENT_QN_VALUE);
		parameters.put(TrainingParameters.ITERATIONS_PARAM, 60);
		parameters.put(QNTrainer.THREADS_PARAM, 2);
		parameters.put(QNTrainer.L1COST_PARAM, 0.0);
		parameters.put(QNTrainer.L2COST_PARAM, 0.0015);
		return train(events, parameters);
	}

	private static AbstractModel train(List<Event> events, TrainingParameters parameters) throws IOException {
		EventTrainer trainer = TrainerFactory.getEventTrainer(parameters, new HashMap<>());
		return (AbstractModel) trainer.train(ObjectStreamUtils.createObjectStream(events));
	}

	/** What all trainers have in common: weighed features, all of them. */
	private static TrainingParameters parameters(String algorithm) {
		TrainingParameters parameters = new TrainingParameters();
		parameters.put(TrainingParameters.ALGORITHM_PARAM, algorithm);
		parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
		parameters.put(AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_REAL_VALUE);
		return parameters;
	}

	private record Row(CategoryCode code, Vector text) {
	}

	private static String version(List<Sample> more, Path... folders) throws IOException {
		Fingerprint print = new Fingerprint().resources(CODE).resources(List.of(CsvTaxonomy.FILE));
		for (Path folder : folders) {
			print.files(TrainingTexts.files(folder));
		}
		for (Sample sample : more) {
			print.text(sample.code() + "\t" + sample.text() + "\n");
		}
		return "2-" + print.value().substring(0, 12);
	}

}

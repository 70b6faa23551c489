package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.ext.ExtensionLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.yihaotong.classification.PlaceModel.Part;
import org.yihaotong.classification.PlaceTexts.Marked;

/**
 * Trains a name finder of OpenNLP over the characters of texts in which places are
 * marked; the build runs it. Does nothing when the same texts and code have been trained
 * before.
 */
public final class PlaceTrainer {

	static final String TYPE = "place";

	/** The part of OpenNLP's name finder that holds the weights. */
	private static final String WEIGHTS = "nameFinder.model";

	/** Smaller weights, nine of ten, change nothing. */
	private static final double LEAST = 0.05;

	/** What is added to the weight of a beginning. */
	private static final double BEGINNING = 0.5;

	/** Everything that decides the weights beside the texts. */
	private static final List<String> CODE = List.of("PlaceTrainer.class", "PlaceFolder.class", "PlaceFeatures.class",
			"PlaceTexts.class", "TextLines.class", "Folding.class");

	private PlaceTrainer() {
	}

	/**
	 * Trains.
	 * @param args the folder of the texts and the folder to write the model to
	 * @throws IOException if a text cannot be read or the model not be written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 2) {
			throw new IllegalArgumentException("Usage: PlaceTrainer TEXTS MODEL");
		}
		LoggingSystem.get(PlaceTrainer.class.getClassLoader())
			.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
		build(Path.of(args[0]), Path.of(args[1]), ModelCache.ofUser(PlaceFolder.NAME, PlaceFolder::version));
	}

	/** Trains unless the folder or the cache holds the model of the same texts. */
	static void build(Path from, Path to, ModelCache cache) throws IOException {
		String version = versionOf(from);
		if (version.equals(PlaceFolder.version(to)) || cache.fetch(version, to)) {
			return;
		}
		List<Marked> texts = PlaceTexts.read(from);
		AbstractModel model = weights(train(texts));
		PlaceFolder.write(to, version, model, card(version, texts, LinearModel.contexts(model).size()));
		cache.keep(version, to);
	}

	/** What people should know of the model. */
	private static String card(String version, List<Marked> texts, int features) {
		long places = texts.stream().mapToLong((marked) -> marked.places().size()).sum();
		long without = texts.stream().filter((marked) -> marked.places().isEmpty()).count();
		return """
				# Model of places %s

				Finds named places in a citizen's text.

				- Trained with Apache OpenNLP (maximum entropy, quasi-Newton, BIO) over the characters of %d texts written for
				  this project, in which %d places are marked; %d texts have none.
				- Knows %d features: characters and pairs around one, what sort they are, endings of names, the decision before.
				- `./bench classify` measures it on texts of other hands (`nlp-models/places/held-out`).
				- Weak on names without an ending that nobody wrote down, on shops and firms as places, and on where a name
				  begins after a verb.
				"""
			.formatted(version.substring(0, 12), texts.size(), places, without, features);
	}

	/**
	 * Trains a name finder by maximum entropy, quasi-Newton.
	 * @param texts texts with their places
	 * @return a name finder whose tokens are single characters
	 * @throws IOException never in memory
	 */
	static TokenNameFinderModel train(List<Marked> texts) throws IOException {
		TrainingParameters parameters = new TrainingParameters();
		parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
		parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
		parameters.put(TrainingParameters.ITERATIONS_PARAM, 50);
		parameters.put(QNTrainer.THREADS_PARAM, 2);
		parameters.put(QNTrainer.L1COST_PARAM, 0.0);
		parameters.put(QNTrainer.L2COST_PARAM, 0.03);
		ExtensionLoader.registerAllowedPackage(PlaceTrainer.class.getPackageName());
		return NameFinderME.train("zho", TYPE,
				ObjectStreamUtils.createObjectStream(texts.stream().map(PlaceTrainer::sample).toList()), parameters,
				new PlaceFinderFactory());
	}

	private static NameSample sample(Marked marked) {
		Span[] places = marked.places()
			.stream()
			.map((place) -> new Span(place.start(), place.end(), TYPE))
			.toArray(Span[]::new);
		return new NameSample(characters(marked.text()), places, true);
	}

	/**
	 * Cuts a text into what OpenNLP takes for words.
	 * @param text the text
	 * @return its characters
	 */
	static String[] characters(String text) {
		return text.chars().mapToObj((one) -> String.valueOf((char) one)).toArray(String[]::new);
	}

	/**
	 * Takes the weights out of a name finder: those that say something, and beginnings a
	 * little likelier than the texts make them, so that as many places are missed as are
	 * found where none is.
	 * @param model a name finder
	 * @return a maximum entropy model
	 */
	static AbstractModel weights(TokenNameFinderModel model) {
		AbstractModel trained = Objects.requireNonNull(model.getArtifact(WEIGHTS));
		Map<String, Context> kept = new TreeMap<>();
		LinearModel.contexts(trained).forEach((name, context) -> {
			double[] weights = context.getParameters();
			if (PlaceFeatures.isDecision(name)) {
				int start = trained.getIndex(Part.START.outcome());
				for (int i = 0; i < weights.length; i++) {
					weights[i] += (context.getOutcomes()[i] == start) ? BEGINNING : 0;
				}
			}
			if (Arrays.stream(weights).anyMatch((weight) -> Math.abs(weight) >= LEAST)) {
				kept.put(name, context);
			}
		});
		String[] outcomes = IntStream.range(0, trained.getNumOutcomes())
			.mapToObj(trained::getOutcome)
			.toArray(String[]::new);
		return new GISModel(kept.values().toArray(Context[]::new), kept.keySet().toArray(String[]::new), outcomes);
	}

	private static String versionOf(Path texts) throws IOException {
		return new Fingerprint().resources(CODE).files(PlaceTexts.files(texts)).value();
	}

}

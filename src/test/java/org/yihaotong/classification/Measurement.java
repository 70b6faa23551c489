package org.yihaotong.classification;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.maxent.GISTrainer;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.yihaotong.classification.TrainingTexts.Sample;

/**
 * What the classifier is measured by.
 */
public final class Measurement {

	/** Which majors may fit a letter's class: the table beside the letters. */
	private static final Map<String, String> COMPATIBLE = Map.of("城乡建设",
			"02 05 06 07 08 09 10 11 12 13 14 18 19 20 21 25", "环境保护", "07 09 17 18 19 20 21 25", "交通运输", "12 13 14 19",
			"教育文体", "03 22", "劳动和社会保障", "03 04 05 06 24", "商贸旅游", "03 15 16 21 22 26", "卫生计生", "05 16 23 24");

	private static final int FOLDS = 5;

	private final TextFeatures features = new TextFeatures(CsvTaxonomy.read());

	private final Consumer<String> progress;

	public Measurement(Consumer<String> progress) {
		this.progress = progress;
	}

	/**
	 * A real letter.
	 *
	 * @param fold 0 to 4
	 * @param label one of seven classes
	 * @param text subject and body
	 */
	public record Letter(int fold, String label, String text) {
	}

	public static List<Letter> letters(Path file) throws IOException {
		return Files.readAllLines(file)
			.stream()
			.map((line) -> line.split("\t", 3))
			.map((parts) -> new Letter(Integer.parseInt(parts[0]), parts[1], parts[2]))
			.toList();
	}

	/**
	 * Trains and measures on seven classes, each fold by the four others.
	 * @param letters the letters
	 * @return accuracy and macro-F1 by setting: {@code ours}, and the plain settings
	 * @throws IOException never in memory
	 */
	public Map<String, Scores> sevenClasses(List<Letter> letters) throws IOException {
		Map<String, Scores> found = new TreeMap<>();
		found.put("ours", ours(letters));
		for (var plain : Map
			.of("maxent_qn", QNTrainer.MAXENT_QN_VALUE, "maxent_gis", GISTrainer.MAXENT_VALUE, "naive_bayes",
					NaiveBayesTrainer.NAIVE_BAYES_VALUE, "perceptron", PerceptronTrainer.PERCEPTRON_VALUE)
			.entrySet()) {
			TrainingParameters parameters = TrainingParameters.defaultParams();
			parameters.put(TrainingParameters.ALGORITHM_PARAM, plain.getValue());
			parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
			parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
			parameters.put(AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_VALUE);
			found.put(plain.getKey(), plain(letters, (letter) -> grams(letter.text()), parameters));
		}
		return found;
	}

	private Scores ours(List<Letter> letters) throws IOException {
		Scores scores = new Scores();
		List<Read> read = letters.stream()
			.map((letter) -> new Read(letter, this.features.of(PlainText.of(letter.text()))))
			.toList();
		for (int fold = 0; fold < FOLDS; fold++) {
			int held = fold;
			List<Read> others = read.stream().filter((one) -> one.letter().fold() != held).toList();
			Vocabulary vocabulary = Vocabulary.of(others.stream().map(Read::features).toList(), ModelTrainer.FEWEST);
			MaxentModel trained = ModelTrainer.train(others.stream().map((one) -> event(one, vocabulary)).toList());
			read.stream().filter((one) -> one.letter().fold() == held).forEach((one) -> {
				Event event = event(one, vocabulary);
				scores.add(one.letter().label(),
						trained.getBestOutcome(trained.eval(event.getContext(), event.getValues())));
			});
		}
		this.progress.accept("  ours: accuracy %.4f, macro-F1 %.4f".formatted(scores.accuracy(), scores.macroF1()));
		return scores;
	}

	private static Event event(Read read, Vocabulary vocabulary) {
		return ModelTrainer.event(read.letter().label(), vocabulary.vector(read.features()), vocabulary);
	}

	private record Read(Letter letter, long[] features) {
	}

	private Scores plain(List<Letter> letters, Function<Letter, String[]> features, TrainingParameters parameters)
			throws IOException {
		Scores scores = new Scores();
		for (int fold = 0; fold < FOLDS; fold++) {
			int held = fold;
			List<DocumentSample> rows = letters.stream()
				.filter((letter) -> letter.fold() != held)
				.map((letter) -> new DocumentSample(letter.label(), features.apply(letter)))
				.toList();
			DocumentCategorizerME model = new DocumentCategorizerME(
					DocumentCategorizerME.train("zh", ObjectStreamUtils.createObjectStream(rows), parameters,
							new DoccatFactory(new FeatureGenerator[] { new BagOfWordsFeatureGenerator() })));
			letters.stream()
				.filter((letter) -> letter.fold() == held)
				.forEach((letter) -> scores.add(letter.label(),
						model.getBestCategory(model.categorize(features.apply(letter)))));
		}
		this.progress.accept("  accuracy %.4f, macro-F1 %.4f".formatted(scores.accuracy(), scores.macroF1()));
		return scores;
	}

	/** Characters and pairs of characters, nothing else. */
	private static String[] grams(String text) {
		List<String> grams = new ArrayList<>();
		for (int i = 0; i < text.length(); i++) {
			grams.add(text.substring(i, i + 1));
			if (i + 1 < text.length()) {
				grams.add(text.substring(i, i + 2));
			}
		}
		return grams.toArray(String[]::new);
	}

	/**
	 * Measures the built model on texts that it was not trained on.
	 * @param folder their folder, in the form of the training texts
	 * @return figures by name: shares from 0 to 1
	 * @throws IOException if they or the model cannot be read
	 */
	public Map<String, Double> heldOut(Path folder) throws IOException {
		OpenNlpClassifier classifier = classifier();
		Scores minors = new Scores();
		Scores majors = new Scores();
		int third = 0;
		Map<String, int[]> byMajor = new TreeMap<>();
		Map<String, int[]> decisions = new HashMap<>();
		Reliability reliability = new Reliability();
		List<Sample> samples = new TrainingTexts(CsvTaxonomy.read()).read(folder);
		for (Sample sample : samples) {
			Classification found = classifier.classify(sample.text());
			String truth = sample.code().value();
			String first = found.top().getFirst().code().value();
			minors.add(truth, first);
			majors.add(truth.substring(0, 2), first.substring(0, 2));
			third += found.top().stream().anyMatch((one) -> one.code().equals(sample.code())) ? 1 : 0;
			count(byMajor.computeIfAbsent(truth.substring(0, 2), (major) -> new int[2]), truth.equals(first));
			count(decisions.computeIfAbsent(found.decision().name(), (decision) -> new int[2]), truth.equals(first));
			reliability.add(found.top().getFirst().probability(), truth.equals(first));
		}
		byMajor.forEach(
				(major, count) -> this.progress.accept("  %s: %d of %d right".formatted(major, count[1], count[0])));
		minors.confusions(25).forEach((line) -> this.progress.accept("  " + line));
		this.progress.accept("Are the probabilities true?");
		reliability.lines().forEach((line) -> this.progress.accept("  " + line));
		int[] certain = decisions.getOrDefault("CERTAIN", new int[2]);
		Map<String, Double> figures = new TreeMap<>();
		figures.put("held_out_texts", (double) samples.size());
		figures.put("top1_266", minors.accuracy());
		figures.put("top3_266", third / (double) samples.size());
		figures.put("top1_27", majors.accuracy());
		figures.put("macro_f1_266", minors.macroF1());
		figures.put("calibration_error", reliability.expectedError());
		misheard(samples, classifier).ifPresent((share) -> figures.put("top1_266_misheard", share));
		figures.put("certain_share", certain[0] / (double) samples.size());
		figures.put("certain_error", 1 - certain[1] / (double) Math.max(1, certain[0]));
		return figures;
	}

	/**
	 * The share of spoken texts that are understood through a recogniser's mistakes; none
	 * without such texts.
	 */
	private static Optional<Double> misheard(List<Sample> samples, Classifier classifier) {
		Scores scores = new Scores();
		samples.forEach((sample) -> SpeechNoise.of(sample.text())
			.flatMap((heard) -> classifier.classify(heard).top().stream().findFirst())
			.ifPresent((first) -> scores.add(sample.code().value(), first.code().value())));
		return Optional.of(scores.accuracy()).filter((share) -> !share.isNaN());
	}

	private static void count(int[] counts, boolean right) {
		counts[0]++;
		counts[1] += right ? 1 : 0;
	}

	/**
	 * Measures how well places are found in texts that nothing was trained on.
	 * @param folder texts with their places marked
	 * @return figures by name: shares from 0 to 1
	 * @throws IOException if they cannot be read
	 */
	public Map<String, Double> places(Path folder) throws IOException {
		PlaceScores scores = PlaceScores.of(PlaceTexts.read(folder), PlaceScores::places);
		return Map.of("places_marked", (double) scores.marked(), "places_precision", scores.precision(),
				"places_recall", scores.recall(), "places_f1", scores.f1(), "places_found_in_part",
				scores.touching() / (double) scores.marked());
	}

	/**
	 * Tells how many letters get a major category that fits their class.
	 * @param letters the letters
	 * @return the share, 0 to 1
	 * @throws IOException if the model cannot be read
	 */
	public double compatible(List<Letter> letters) throws IOException {
		OpenNlpClassifier classifier = classifier();
		long fitting = letters.stream()
			.filter((letter) -> fits(letter,
					classifier.classify(letter.text()).top().getFirst().code().major().value()))
			.count();
		return fitting / (double) letters.size();
	}

	/**
	 * Measures on real letters that two readers have given minor categories.
	 * @param letters the letters
	 * @param labels lines of number, the first reader's categories and the second's
	 * @return figures by name: right is what either reader put first, lenient what either
	 * thought as good
	 * @throws IOException if they or the model cannot be read
	 */
	public Map<String, Double> labelled(List<Letter> letters, Path labels) throws IOException {
		OpenNlpClassifier classifier = classifier();
		Map<String, Integer> counts = new TreeMap<>();
		int all = 0;
		for (String line : Files.readAllLines(labels)) {
			if (!line.startsWith("#")) {
				String[] parts = line.split("\t");
				List<List<String>> readers = Stream.of(parts[1], parts[2])
					.map((codes) -> List.of(codes.split(",")))
					.toList();
				Letter letter = letters.get(Integer.parseInt(parts[0]) - 1);
				judge(classifier.classify(letter.text()), letter, readers)
					.forEach((name) -> counts.merge(name, 1, Integer::sum));
				all++;
			}
		}
		int certain = counts.getOrDefault("certain", 0);
		Map<String, Double> figures = new TreeMap<>();
		figures.put("real_letters_266", (double) all);
		for (String name : List.of("top1", "top1_lenient", "top3", "major", "certain", "readers_agree",
				"readers_compatible")) {
			figures.put("real_" + name, counts.getOrDefault(name, 0) / (double) all);
		}
		figures.put("real_certain_error", counts.getOrDefault("certain_wrong", 0) / (double) Math.max(1, certain));
		figures.put("real_certain_error_lenient",
				counts.getOrDefault("certain_wrong_lenient", 0) / (double) Math.max(1, certain));
		return figures;
	}

	private static List<String> judge(Classification found, Letter letter, List<List<String>> readers) {
		Set<String> first = readers.stream().map(List::getFirst).collect(Collectors.toSet());
		Set<String> lenient = readers.stream().flatMap(List::stream).collect(Collectors.toSet());
		String top = found.top().getFirst().code().value();
		boolean certain = found.decision().name().equals("CERTAIN");
		Map<String, Boolean> so = Map.of("top1", first.contains(top), "top1_lenient", lenient.contains(top), "top3",
				found.top().stream().anyMatch((one) -> first.contains(one.code().value())), "major",
				first.stream().anyMatch((code) -> code.startsWith(top.substring(0, 2))), "certain", certain,
				"certain_wrong", certain && !first.contains(top), "certain_wrong_lenient",
				certain && !lenient.contains(top), "readers_agree", first.size() == 1, "readers_compatible",
				fits(letter, readers.getFirst().getFirst().substring(0, 2)));
		return so.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
	}

	private static boolean fits(Letter letter, String major) {
		return Set.of(COMPATIBLE.getOrDefault(letter.label(), "").split(" ")).contains(major);
	}

	/**
	 * Measures one thread.
	 * @param letters what it classifies, over and over
	 * @param seconds for how long, after as long a warm-up
	 * @return texts a second, and milliseconds of the 99th percentile
	 * @throws IOException if the model cannot be read
	 */
	public double[] speed(List<Letter> letters, int seconds) throws IOException {
		OpenNlpClassifier classifier = classifier();
		run(classifier, letters, seconds);
		long[] nanos = run(classifier, letters, seconds);
		double total = Arrays.stream(nanos).sum() / 1e9;
		Arrays.sort(nanos);
		return new double[] { nanos.length / total, nanos[(int) (nanos.length * 0.99)] / 1e6 };
	}

	private static long[] run(Classifier classifier, List<Letter> letters, int seconds) {
		List<Long> nanos = new ArrayList<>();
		long end = System.nanoTime() + seconds * 1_000_000_000L;
		for (int i = 0; System.nanoTime() < end; i = (i + 1) % letters.size()) {
			long start = System.nanoTime();
			classifier.classify(letters.get(i).text());
			nanos.add(System.nanoTime() - start);
		}
		return nanos.stream().mapToLong(Long::longValue).toArray();
	}

	/**
	 * Loads the model once more.
	 * @return how long it took, in milliseconds
	 * @throws IOException if it cannot be read
	 */
	public double loadMillis() throws IOException {
		long start = System.nanoTime();
		classifier();
		return (System.nanoTime() - start) / 1e6;
	}

	/**
	 * Loads the model once more.
	 * @return how much of the heap it takes, in megabytes
	 * @throws IOException if it cannot be read
	 */
	public double heapMegabytes() throws IOException {
		long before = heap();
		OpenNlpClassifier held = classifier();
		long after = heap();
		Reference.reachabilityFence(held);
		return (after - before) / 1_048_576.0;
	}

	private static long heap() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private OpenNlpClassifier classifier() throws IOException {
		return new OpenNlpClassifier(ModelFolder.load(), CsvTaxonomy.read(), ClassificationProperties.DEFAULT);
	}

}

package org.yihaotong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yihaotong.classification.Measurement;
import org.yihaotong.classification.Measurement.Letter;
import org.yihaotong.classification.Scores;

/**
 * How well and how fast texts are understood: on real letters of seven classes beside
 * OpenNLP's plain settings, on texts written to measure by, and by the clock. The real
 * letters are not part of the project: {@code YIHAOTONG_LETTERS} names their file.
 */
public final class ClassifyBench {

	private static final Path HELD_OUT = Path.of("nlp-models/held-out");

	private static final Path HELD_OUT_LETTERS = Path.of("nlp-models/held-out-letters");

	private static final Path HELD_OUT_PLACES = Path.of("nlp-models/places/held-out");

	private static final Path LABELS = Path.of("src/test/resources/letters/labels-266.tsv");

	private ClassifyBench() {
	}

	/**
	 * Runs it.
	 * @param arguments {@code --seconds N} for the measurement of speed (10)
	 * @throws IOException if a file cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		BenchReport report = new BenchReport("classify", Clock.systemUTC());
		Measurement measurement = new Measurement(BenchReport::line);
		Path file = Path
			.of(Optional.ofNullable(System.getenv("YIHAOTONG_LETTERS")).orElse("../shared/data/corpus/letters7.tsv"));
		report.figure("load_ms", measurement.loadMillis());
		if (Files.isDirectory(HELD_OUT)) {
			BenchReport.line("Texts written to measure by");
			measurement.heldOut(HELD_OUT).forEach(report::figure);
			BenchReport.line("Harder letters written to measure by");
			measurement.heldOut(HELD_OUT_LETTERS).forEach((name, value) -> report.figure("letters_" + name, value));
			measurement.places(HELD_OUT_PLACES).forEach(report::figure);
		}
		if (Files.isRegularFile(file)) {
			withLetters(Measurement.letters(file), measurement, report, BenchReport.option(arguments, "seconds", 10));
		}
		else {
			report.fault("There are no real letters at " + file + "; YIHAOTONG_LETTERS names their file");
		}
		report.figure("heap_mb", measurement.heapMegabytes());
		System.exit(report.print());
	}

	private static void withLetters(List<Letter> letters, Measurement measurement, BenchReport report, int seconds)
			throws IOException {
		report.figure("compatible_share", measurement.compatible(letters));
		measurement.labelled(letters, LABELS).forEach(report::figure);
		double[] speed = measurement.speed(letters, seconds);
		report.figure("letters_per_s", speed[0]).figure("p99_ms", speed[1]);
		BenchReport.line("Seven classes, five folds");
		Map<String, Scores> scores = measurement.sevenClasses(letters);
		scores.forEach((name, score) -> {
			if (name.equals("ours")) {
				report.figure("accuracy_7", score.accuracy()).figure("macro_f1_7", score.macroF1());
			}
			else {
				report.baseline(name + "_accuracy_7", score.accuracy()).baseline(name + "_macro_f1_7", score.macroF1());
			}
		});
		Scores ours = scores.get("ours");
		Scores plain = scores.get("maxent_qn");
		if (ours != null && plain != null) {
			report.ratio("macro_f1_vs_plain_qn", ours.macroF1() / plain.macroF1());
		}
	}

}

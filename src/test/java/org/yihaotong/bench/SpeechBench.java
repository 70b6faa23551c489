package org.yihaotong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.yihaotong.speech.SpeechMeasurement;
import org.yihaotong.speech.SpeechMeasurement.Accuracy;
import org.yihaotong.speech.SpeechMeasurement.Load;
import org.yihaotong.speech.adapt.AdaptCommand;
import org.yihaotong.testing.TestParts;

/**
 * How well each installed model hears, how many callers at once beside Vosk alone, and
 * how soon it answers. Recordings of real speakers are no part of the project:
 * {@code YIHAOTONG_REAL_SPEECH} names their folder.
 */
public final class SpeechBench {

	private static final Path PROJECT = Path.of("").toAbsolutePath();

	private static final Path BUILT_IN = Path.of("nlp-models/speech/model-zh-demo");

	private static final Path HELD_OUT = Path.of("nlp-models/held-out");

	/**
	 * A load at which nobody waits for another: what is measured is the way, not the
	 * queue.
	 */
	private static final int FEW_CALLERS = 4;

	private static final int ATTEMPTS = 4;

	private final BenchReport report = new BenchReport("speech", Clock.systemUTC());

	private final Path folder = TestParts.temporaryFolder("speech");

	private final Path real = Path
		.of(Optional.ofNullable(System.getenv("YIHAOTONG_REAL_SPEECH")).orElse("../shared/data/speech/real"));

	private final int seconds;

	private SpeechBench(int seconds) {
		this.seconds = seconds;
	}

	/**
	 * Runs it.
	 * @param arguments {@code --seconds N} for each load (8)
	 */
	public static void main(String[] arguments) throws Exception {
		System.exit(new SpeechBench(BenchReport.option(arguments, "seconds", 8)).run());
	}

	private int run() throws Exception {
		Path none = this.folder.resolve("none");
		Path adapted = this.folder.resolve("adapted");
		AdaptCommand.main(new String[] { PROJECT.toString(), adapted.toString(), BUILT_IN.toString() });
		measure("builtin_", BUILT_IN, none);
		for (Path other : installed()) {
			measure(other.getFileName().toString().replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT) + "_",
					other, none);
		}
		measure("", BUILT_IN, adapted);
		if (!Files.isDirectory(this.real)) {
			this.report.fault("There are no real recordings at " + this.real + "; YIHAOTONG_REAL_SPEECH names them");
		}
		return this.report.print();
	}

	/** Models that {@code ./run speech-model} has put here. */
	private static List<Path> installed() throws IOException {
		Path models = Path.of(Optional.ofNullable(System.getenv("YIHAOTONG_VAR")).orElse("var"), "models");
		if (!Files.isDirectory(models)) {
			return List.of();
		}
		try (Stream<Path> folders = Files.list(models)) {
			return folders.filter((folder) -> Files.isDirectory(folder.resolve("graph"))).sorted().toList();
		}
	}

	/** Figures of the model that the server uses have no name before them. */
	private void measure(String prefix, Path model, Path adapted) throws Exception {
		try (SpeechMeasurement measurement = new SpeechMeasurement(model, adapted, this.folder)) {
			BenchReport.line(measurement.name());
			accuracy(prefix + "cer_synthetic", measurement.synthetic());
			accuracy(prefix + "cer_held_out", measurement.heldOut(HELD_OUT));
			accuracy(prefix + "cer_grammar_answers", measurement.answers());
			accuracy(prefix + "cer_grammar_figures", measurement.figures());
			if (Files.isDirectory(this.real)) {
				accuracy(prefix + "cer_real", measurement.real(this.real, false));
				accuracy(prefix + "cer_real_grammar", measurement.real(this.real, true));
			}
			if (prefix.isEmpty()) {
				Map<String, Double> soon = measurement.soon(FEW_CALLERS, 2 * this.seconds);
				soon.forEach(this.report::figure);
				streams(measurement, adapted.resolve(model.getFileName()));
			}
		}
	}

	private void accuracy(String name, Accuracy accuracy) {
		BenchReport.line("  %-34s %6.1f %%   exact %3.0f %% of %d".formatted(name, 100 * accuracy.characterErrorRate(),
				100 * accuracy.exactShare(), accuracy.sentences()));
		this.report.figure(name, accuracy.characterErrorRate());
	}

	private void streams(SpeechMeasurement measurement, Path model) throws Exception {
		int cores = Runtime.getRuntime().availableProcessors();
		Best ours = best(measurement, model, false, cores);
		Best bare = best(measurement, model, true, cores);
		this.report.figure("streams_per_core", ours.callers() / (double) cores)
			.figure("speech_s_per_cpu_s", ours.perCore())
			.baseline("vosk_streams_per_core", bare.callers() / (double) cores)
			.baseline("vosk_speech_s_per_cpu_s", bare.perCore());
		if (bare.callers() > 0) {
			this.report.ratio("streams_vs_vosk", ours.callers() / (double) bare.callers());
		}
		if (ours.callers() == 0) {
			this.report.fault("recognition did not keep up with a single caller a core");
		}
	}

	/** The most callers that recognition kept up with, halving the step each time. */
	private Best best(SpeechMeasurement measurement, Path model, boolean bare, int cores) throws Exception {
		Load few = measurement.load(cores, this.seconds, bare, model);
		List<Integer> tried = new ArrayList<>();
		int good = few.keptUp() ? cores : 0;
		double perCore = few.perCore();
		int bad = (int) Math.ceil(few.perCore() * cores) + 1;
		for (int attempt = 0; attempt < ATTEMPTS && bad - good > cores; attempt++) {
			int callers = tried.isEmpty() ? Math.max(good + 1, bad * 3 / 4) : (good + bad) / 2;
			tried.add(callers);
			Load load = measurement.load(callers, this.seconds, bare, model);
			BenchReport
				.line("  %s %3d callers at once: text p95 %5.0f ms after the last sound, %.1f s of speech a CPU second"
					.formatted(bare ? "vosk" : "ours", callers, load.textMillis(), load.perCore()));
			if (load.keptUp()) {
				good = callers;
				perCore = load.perCore();
			}
			else {
				bad = callers;
			}
		}
		return new Best(good, perCore);
	}

	private record Best(int callers, double perCore) {
	}

}

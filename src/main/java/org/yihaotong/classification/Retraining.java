package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;
import org.yihaotong.classification.TrainingTexts.Sample;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trains a model with the labels of the city, measures it against the present one on the
 * labels of the last two weeks, which neither has learned from, and puts it in the
 * shadow.
 */
class Retraining {

	private static final Duration HELD = Duration.ofDays(14);

	private final Taxonomy taxonomy;

	private final StoredLabels labels;

	private final ModelStore store;

	private final Clock clock;

	Retraining(Taxonomy taxonomy, StoredLabels labels, ModelStore store, Clock clock) {
		this.taxonomy = taxonomy;
		this.labels = labels;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Trains.
	 * @param texts the folder of the texts, with the folders {@code training},
	 * {@code calibration} and {@code held-out}
	 * @param by who wants it
	 * @return version and figures
	 * @throws IOException if a text cannot be read
	 */
	Map<String, Object> train(Path texts, String by) throws IOException {
		Instant now = this.clock.instant();
		List<Sample> learned = this.labels.between(Instant.EPOCH, now.minus(HELD));
		List<Sample> weeks = this.labels.between(now.minus(HELD), now);
		List<Sample> written = new TrainingTexts(this.taxonomy).read(texts.resolve("held-out"));
		Path folder = Files.createTempDirectory("yihaotong-model");
		try {
			new ModelTrainer(this.taxonomy).train(texts.resolve("training"), learned, texts.resolve("calibration"),
					folder);
			CategoryModel made = ModelFolder.load((file) -> Files.readAllBytes(folder.resolve(file)));
			String active = this.store.choice().active();
			CategoryModel present = active.equals(ModelStore.BUILT) ? ModelFolder.load() : this.store.load(active);
			Map<String, Object> figures = new LinkedHashMap<>();
			figures.put("version", made.version());
			figures.put("labels", learned.size());
			figures.put("present", active);
			figures.put("held_weeks", compared(weeks, made, present));
			figures.put("held_texts", compared(written, made, present));
			this.store.add(folder, made.version(), learned.size(), JsonMapper.shared().writeValueAsString(figures), by);
			return figures;
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private Map<String, Object> compared(List<Sample> samples, CategoryModel made, CategoryModel present) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("texts", samples.size());
		if (!samples.isEmpty()) {
			figures.put("top1_new", right(samples, made));
			figures.put("top1_present", right(samples, present));
		}
		return figures;
	}

	private double right(List<Sample> samples, CategoryModel model) {
		Classifier classifier = new OpenNlpClassifier(model, this.taxonomy, ClassificationProperties.DEFAULT);
		long right = samples.stream()
			.filter((sample) -> classifier.classify(sample.text())
				.top()
				.stream()
				.limit(1)
				.anyMatch((first) -> first.code().equals(sample.code())))
			.count();
		return Math.round(10_000.0 * right / samples.size()) / 10_000.0;
	}

}

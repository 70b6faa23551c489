package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LinearModelTests {

	private static final List<String> TEXTS = List.of("家里停水了", "水管里没有水", "暖气不热", "屋里很冷没有暖气", "路灯不亮", "路灯坏了一片黑");

	private static final List<String> LABELS = List.of("0901", "0901", "0801", "0801", "1904", "1904");

	private final TextFeatures features = new TextFeatures(CsvTaxonomy.read());

	private final Vocabulary vocabulary = Vocabulary.of(TEXTS.stream().map(this.features::of).toList(), 1);

	@Test
	void givesTheProbabilitiesOfOpenNlp() throws IOException {
		AbstractModel trained = trained();
		LinearModel model = LinearModel.of(trained, this.vocabulary);
		for (String text : List.of("停水", "暖气和路灯", "家里没有水也没有暖气", "与此无关")) {
			Vector vector = this.vocabulary.vector(this.features.of(text));
			String[] names = Arrays.stream(vector.rows()).mapToObj(this.vocabulary::name).toArray(String[]::new);
			double[] expected = trained.eval(names, vector.values());
			double[] found = Temperature.probabilities(model.scores(vector), 1);
			assertThat(model.outcomes()).containsExactly(
					IntStream.range(0, trained.getNumOutcomes()).mapToObj(trained::getOutcome).toArray(String[]::new));
			assertThat(found).containsExactly(expected, within(1e-5));
		}
	}

	@Test
	void givesThemWithMoreOutcomesThanOneBlock() throws IOException {
		List<TrainingTexts.Sample> samples = new TrainingTexts(CsvTaxonomy.read()).read(Path.of("nlp-models/held-out"));
		Vocabulary known = Vocabulary.of(samples.stream().map((sample) -> this.features.of(sample.text())).toList(), 3);
		AbstractModel trained = ModelTrainer.train(IntStream.range(0, samples.size())
			.filter((i) -> i % 3 != 0)
			.mapToObj((i) -> ModelTrainer.event(samples.get(i).code().major().value(),
					known.vector(this.features.of(samples.get(i).text())), known))
			.toList());
		LinearModel model = LinearModel.of(trained, known);
		assertThat(model.outcomes()).hasSizeGreaterThan(24);
		for (int i = 0; i < samples.size(); i += 3) {
			Vector vector = known.vector(this.features.of(samples.get(i).text()));
			String[] names = Arrays.stream(vector.rows()).mapToObj(known::name).toArray(String[]::new);
			assertThat(Temperature.probabilities(model.scores(vector), 1))
				.containsExactly(trained.eval(names, vector.values()), within(1e-6));
		}
	}

	private AbstractModel trained() throws IOException {
		return ModelTrainer.train(IntStream.range(0, TEXTS.size())
			.mapToObj((i) -> ModelTrainer.event(LABELS.get(i), this.vocabulary.vector(this.features.of(TEXTS.get(i))),
					this.vocabulary))
			.toList());
	}

}

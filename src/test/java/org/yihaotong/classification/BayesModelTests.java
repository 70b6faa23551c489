package org.yihaotong.classification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BayesModelTests {

	private static final List<String> TEXTS = List.of("停水", "水小", "路灯", "暗", "水脏", "灯闪");

	private static final List<String> LABELS = List.of("0901", "0901", "1904", "1905", "0902", "1904");

	private final TextFeatures features = new TextFeatures(new SmallTaxonomy());

	private final Vocabulary vocabulary = Vocabulary.of(TEXTS.stream().map(this.features::of).toList(), 1);

	@Test
	void scoresByTheSharesOfTheFeatures() throws IOException {
		AbstractModel trained = trained(0, 1, 2, 3, 4, 5);
		for (String text : List.of("停水", "路灯", "水和灯", "停停水水灯", "与此无关")) {
			Vector vector = vector(text);
			for (int category = 0; category < 4; category++) {
				String label = trained.getOutcome(category);
				double expected = 0;
				for (int i = 0; i < vector.rows().length; i++) {
					expected += vector.values()[i] * Math.log((sum(label, vector.rows()[i]) + BayesModel.SMOOTHING)
							/ (sum(label, -1) + BayesModel.SMOOTHING * this.vocabulary.size()));
				}
				assertThat((double) scores(trained, vector)[category]).as(text + " " + label)
					.isCloseTo(expected, within(1e-4));
			}
		}
	}

	@Test
	void scoresOfModelsThatWereTrainedApartCanBeCompared() throws IOException {
		List<Float> apart = new ArrayList<>();
		for (int[] texts : List.of(new int[] { 0, 1, 4 }, new int[] { 2, 3, 5 })) {
			for (float score : scores(trained(texts), vector("路灯停水"))) {
				apart.add(score);
			}
		}
		AbstractModel together = trained(0, 1, 4, 2, 3, 5);
		assertThat(IntStream.range(0, 4).mapToObj(together::getOutcome)).containsExactly("0901", "0902", "1904",
				"1905");
		float[] scores = scores(together, vector("路灯停水"));
		for (int i = 0; i < scores.length; i++) {
			assertThat(scores[i]).isCloseTo(apart.get(i), within(1e-4f));
		}
	}

	/** Beside another model, as it stands in the product. */
	private float[] scores(AbstractModel model, Vector text) {
		LinearModel both = LinearModel.of(this.vocabulary, new LinearModel.Part(model, (sum) -> sum),
				BayesModel.part(model));
		return BayesModel.of(model, this.vocabulary).scores(text, both.scores(text), model.getNumOutcomes());
	}

	/** What the texts of a category have of a feature, or of all. */
	private double sum(String label, int row) {
		double sum = 0;
		for (int text = 0; text < TEXTS.size(); text++) {
			Vector vector = vector(TEXTS.get(text));
			for (int i = 0; LABELS.get(text).equals(label) && i < vector.rows().length; i++) {
				sum += (row < 0 || vector.rows()[i] == row) ? vector.values()[i] : 0;
			}
		}
		return sum;
	}

	private Vector vector(String text) {
		return this.vocabulary.vector(this.features.of(text));
	}

	private AbstractModel trained(int... texts) throws IOException {
		return ModelTrainer.counted(IntStream.of(texts)
			.mapToObj((i) -> ModelTrainer.event(LABELS.get(i), vector(TEXTS.get(i)), this.vocabulary))
			.toList());
	}

}

package org.yihaotong.classification;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import org.yihaotong.platform.CategoryCode;

/**
 * The weights of a maximum entropy model of OpenNLP, laid out so that a letter costs
 * microseconds: OpenNLP finds each feature by its name in a map of each model, here all
 * models share the rows of the vocabulary. Gives the same probabilities as
 * {@link AbstractModel#eval(String[], float[])}. Safe for use by many threads.
 */
final class LinearModel {

	private static final int UNKNOWN = -1;

	private final List<String> outcomes;

	private final List<CategoryCode> codes;

	private final int[] offsets;

	private final float[] weights;

	private LinearModel(List<String> outcomes, int[] offsets, float[] weights) {
		this.outcomes = outcomes;
		this.codes = outcomes.stream()
			.filter((outcome) -> Character.isDigit(outcome.charAt(0)))
			.map(CategoryCode::new)
			.toList();
		this.offsets = offsets;
		this.weights = weights;
	}

	/**
	 * Lays out a model.
	 * @param model the model as trained
	 * @param vocabulary names its features
	 * @return the same model
	 */
	static LinearModel of(AbstractModel model, Vocabulary vocabulary) {
		@SuppressWarnings("unchecked")
		Map<String, Context> contexts = (Map<String, Context>) model.getDataStructures()[1];
		int width = model.getNumOutcomes();
		int[] offsets = new int[vocabulary.size()];
		float[] weights = new float[contexts.size() * width];
		int offset = 0;
		for (int row = 0; row < offsets.length; row++) {
			Context context = contexts.get(vocabulary.name(row));
			offsets[row] = UNKNOWN;
			if (context != null) {
				offsets[row] = offset;
				for (int i = 0; i < context.getOutcomes().length; i++) {
					weights[offset + context.getOutcomes()[i]] = (float) context.getParameters()[i];
				}
				offset += width;
			}
		}
		return new LinearModel(IntStream.range(0, width).mapToObj(model::getOutcome).toList(), offsets, weights);
	}

	/**
	 * Tells the category that an outcome stands for.
	 * @param outcome its place among the outcomes
	 * @return the category
	 */
	CategoryCode code(int outcome) {
		return this.codes.get(outcome);
	}

	List<String> outcomes() {
		return this.outcomes;
	}

	/**
	 * Tells how likely each outcome is.
	 * @param text the text
	 * @param temperature what the scores are divided by: above 1 makes less sure
	 * @return probabilities in the order of the outcomes; their sum is 1
	 */
	double[] probabilities(Vector text, double temperature) {
		return Temperature.probabilities(scores(text), temperature);
	}

	float[] scores(Vector text) {
		int width = this.outcomes.size();
		float[] scores = new float[width];
		for (int i = 0; i < text.rows().length; i++) {
			int offset = this.offsets[text.rows()[i]];
			if (offset != UNKNOWN) {
				float value = text.values()[i];
				for (int outcome = 0; outcome < width; outcome++) {
					scores[outcome] += value * this.weights[offset + outcome];
				}
			}
		}
		return scores;
	}

	/**
	 * Tells how much a feature speaks for an outcome against the mean of all.
	 * @param row the feature
	 * @param outcome the outcome
	 * @return the weight for a value of 1; 0 for a feature that the model does not know
	 */
	float advantage(int row, int outcome) {
		int offset = this.offsets[row];
		if (offset == UNKNOWN || outcome < 0) {
			return 0;
		}
		float sum = 0;
		for (int i = 0; i < this.outcomes.size(); i++) {
			sum += this.weights[offset + i];
		}
		return this.weights[offset + outcome] - sum / this.outcomes.size();
	}

}

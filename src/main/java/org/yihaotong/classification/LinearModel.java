package org.yihaotong.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
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

	/** So many outcomes are summed up in registers at a time. */
	private static final int BLOCK = 8;

	private final List<String> outcomes;

	private final List<CategoryCode> codes;

	/** Where the weights of a feature begin. */
	private final int[] offsets;

	/** By feature; each has room for whole blocks of outcomes. */
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
		return of(model, vocabulary, (parameter) -> parameter);
	}

	/**
	 * Lays out a model whose weights follow from its parameters.
	 * @param model the model as trained
	 * @param vocabulary names its features
	 * @param weight makes a weight of a parameter; 0 of 0
	 * @return the model
	 */
	static LinearModel of(AbstractModel model, Vocabulary vocabulary, DoubleUnaryOperator weight) {
		@SuppressWarnings("unchecked")
		Map<String, Context> contexts = (Map<String, Context>) model.getDataStructures()[1];
		int width = model.getNumOutcomes();
		int[] offsets = new int[vocabulary.size()];
		int stride = stride(width);
		float[] weights = new float[contexts.size() * stride];
		int offset = 0;
		for (int row = 0; row < offsets.length; row++) {
			Context context = contexts.get(vocabulary.name(row));
			offsets[row] = UNKNOWN;
			if (context != null) {
				offsets[row] = offset;
				for (int i = 0; i < context.getOutcomes().length; i++) {
					weights[offset + context.getOutcomes()[i]] = (float) weight
						.applyAsDouble(context.getParameters()[i]);
				}
				offset += stride;
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
		int[] offsets = new int[text.rows().length];
		float[] values = new float[offsets.length];
		int known = 0;
		for (int i = 0; i < offsets.length; i++) {
			int offset = this.offsets[text.rows()[i]];
			if (offset != UNKNOWN) {
				offsets[known] = offset;
				values[known++] = text.values()[i];
			}
		}
		float[] sums = new float[stride(this.outcomes.size())];
		for (int block = 0; block < sums.length; block += BLOCK) {
			sum(offsets, values, known, block, sums);
		}
		return Arrays.copyOf(sums, this.outcomes.size());
	}

	/** One block over all features: eight sums that need not be stored in between. */
	private void sum(int[] offsets, float[] values, int known, int block, float[] sums) {
		float[] weights = this.weights;
		float sum0 = 0;
		float sum1 = 0;
		float sum2 = 0;
		float sum3 = 0;
		float sum4 = 0;
		float sum5 = 0;
		float sum6 = 0;
		float sum7 = 0;
		for (int i = 0; i < known; i++) {
			int at = offsets[i] + block;
			float value = values[i];
			sum0 += value * weights[at];
			sum1 += value * weights[at + 1];
			sum2 += value * weights[at + 2];
			sum3 += value * weights[at + 3];
			sum4 += value * weights[at + 4];
			sum5 += value * weights[at + 5];
			sum6 += value * weights[at + 6];
			sum7 += value * weights[at + 7];
		}
		sums[block] = sum0;
		sums[block + 1] = sum1;
		sums[block + 2] = sum2;
		sums[block + 3] = sum3;
		sums[block + 4] = sum4;
		sums[block + 5] = sum5;
		sums[block + 6] = sum6;
		sums[block + 7] = sum7;
	}

	private static int stride(int width) {
		return Math.ceilDiv(width, BLOCK) * BLOCK;
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

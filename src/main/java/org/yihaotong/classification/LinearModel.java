package org.yihaotong.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import org.yihaotong.classification.TextFeatures.Feature;
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

	/** How many scores there are: outcomes times models. */
	private final int width;

	/** Where the weights of a feature begin. */
	private final int[] offsets;

	/** By feature; each has room for whole blocks of outcomes. */
	private final float[] weights;

	private LinearModel(List<String> outcomes, int width, int[] offsets, float[] weights) {
		this.outcomes = outcomes;
		this.width = width;
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
		return of(vocabulary, new Part(model, (parameter) -> parameter));
	}

	/**
	 * Lays out models of the same outcomes side by side, so that one look at a feature
	 * finds the weights of all.
	 * @param vocabulary names their features
	 * @param parts the models
	 * @return a model whose scores are those of the first part, then those of the second
	 * @throws IllegalArgumentException if their outcomes differ
	 */
	static LinearModel of(Vocabulary vocabulary, Part... parts) {
		List<String> outcomes = outcomes(parts[0]);
		int[] offsets = new int[vocabulary.size()];
		Arrays.fill(offsets, UNKNOWN);
		for (Part part : parts) {
			if (!outcomes(part).equals(outcomes)) {
				throw new IllegalArgumentException("These models tell different things");
			}
			part.contexts().keySet().forEach((name) -> offsets[vocabulary.row(Feature.key(name))] = 0);
		}
		int width = parts.length * outcomes.size();
		int known = 0;
		for (int row = 0; row < offsets.length; row++) {
			if (offsets[row] != UNKNOWN) {
				offsets[row] = stride(width) * known++;
			}
		}
		float[] weights = new float[stride(width) * known];
		for (int i = 0; i < parts.length; i++) {
			int begin = i * outcomes.size();
			DoubleUnaryOperator weight = parts[i].weight();
			parts[i].contexts().forEach((name, context) -> {
				int offset = offsets[vocabulary.row(Feature.key(name))] + begin;
				for (int j = 0; j < context.getOutcomes().length; j++) {
					weights[offset + context.getOutcomes()[j]] = (float) weight
						.applyAsDouble(context.getParameters()[j]);
				}
			});
		}
		return new LinearModel(outcomes, width, offsets, weights);
	}

	/**
	 * Opens a model of OpenNLP.
	 * @param model the model
	 * @return its parameters by the names of its features
	 */
	@SuppressWarnings("unchecked")
	static Map<String, Context> contexts(AbstractModel model) {
		return (Map<String, Context>) model.getDataStructures()[1];
	}

	private static List<String> outcomes(Part part) {
		return IntStream.range(0, part.model().getNumOutcomes()).mapToObj(part.model()::getOutcome).toList();
	}

	/**
	 * A model to be laid out.
	 *
	 * @param model the model as trained
	 * @param weight makes a weight of one of its parameters; 0 of 0
	 */
	record Part(AbstractModel model, DoubleUnaryOperator weight) {

		Map<String, Context> contexts() {
			return LinearModel.contexts(this.model);
		}

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
	 * Scores a text.
	 * @param text the text
	 * @return the scores in the order of the outcomes, model by model
	 */
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
		float[] sums = new float[stride(this.width)];
		for (int block = 0; block < sums.length; block += BLOCK) {
			sums[block] = first(offsets, values, known, block);
		}
		for (int block = 0; block < sums.length; block += BLOCK) {
			others(offsets, values, known, block, sums);
		}
		return Arrays.copyOf(sums, this.width);
	}

	/**
	 * The first sum of a block over all features. It comes before the others because it
	 * fetches their weights, and with so little to do for each feature the processor
	 * fetches those of many at the same time.
	 */
	private float first(int[] offsets, float[] values, int known, int block) {
		float[] weights = this.weights;
		float sum = 0;
		for (int i = 0; i < known; i++) {
			sum += values[i] * weights[offsets[i] + block];
		}
		return sum;
	}

	/** The others of the block: seven sums that need not be stored in between. */
	private void others(int[] offsets, float[] values, int known, int block, float[] sums) {
		float[] weights = this.weights;
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
			sum1 += value * weights[at + 1];
			sum2 += value * weights[at + 2];
			sum3 += value * weights[at + 3];
			sum4 += value * weights[at + 4];
			sum5 += value * weights[at + 5];
			sum6 += value * weights[at + 6];
			sum7 += value * weights[at + 7];
		}
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

package org.yihaotong.classification;

import java.util.function.DoubleUnaryOperator;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * How much a text speaks for each category of a major by what stands in its texts alone:
 * multinomial naive Bayes over the same weighed features as the maximum entropy models
 * (Rennie et al., Tackling the Poor Assumptions of Naive Bayes Text Classifiers, 2003).
 * Scores of different majors can be compared. Safe for use by many threads.
 */
final class BayesModel {

	/** What each category is taken to have of each feature beside what its texts have. */
	static final double SMOOTHING = 0.01;

	private static final DoubleUnaryOperator WEIGHT = (sum) -> Math.log1p(sum / SMOOTHING);

	/** By category, what a feature says that was never seen in it. */
	private final float[] unseen;

	private BayesModel(float[] unseen) {
		this.unseen = unseen;
	}

	/**
	 * Reads a model.
	 * @param model sums of the features' values by category, as OpenNLP trains naive
	 * Bayes
	 * @param vocabulary names the features of all majors
	 * @return the model
	 */
	static BayesModel of(AbstractModel model, Vocabulary vocabulary) {
		double[] totals = new double[model.getNumOutcomes()];
		for (Context context : part(model).contexts().values()) {
			for (int i = 0; i < context.getOutcomes().length; i++) {
				totals[context.getOutcomes()[i]] += context.getParameters()[i];
			}
		}
		float[] unseen = new float[totals.length];
		for (int i = 0; i < unseen.length; i++) {
			unseen[i] = (float) Math.log(SMOOTHING / (totals[i] + SMOOTHING * vocabulary.size()));
		}
		return new BayesModel(unseen);
	}

	/**
	 * Lays out by feature and category how much more it says than one that was never
	 * seen.
	 * @param model the same model
	 * @return to be laid out beside others
	 */
	static LinearModel.Part part(AbstractModel model) {
		return new LinearModel.Part(model, WEIGHT);
	}

	/**
	 * Scores a text.
	 * @param text the text
	 * @param sums scores by several models
	 * @param begin where those of {@link #part} begin
	 * @return the logarithm of how likely its features are, by category
	 */
	float[] scores(Vector text, float[] sums, int begin) {
		float all = 0;
		for (float value : text.values()) {
			all += value;
		}
		float[] scores = new float[this.unseen.length];
		for (int i = 0; i < scores.length; i++) {
			scores[i] = sums[begin + i] + all * this.unseen[i];
		}
		return scores;
	}

}

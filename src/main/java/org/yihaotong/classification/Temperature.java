package org.yihaotong.classification;

import java.util.Arrays;
import java.util.List;

/**
 * Makes the probabilities of a model true by one number that all scores are divided by
 * and one that is added to each outcome (vector scaling in Guo et al., On Calibration of
 * Modern Neural Networks, 2017, 4.2).
 */
final class Temperature {

	private static final double COLDEST = 0.3;

	private static final double HOTTEST = 10;

	private static final double STEP = 1.02;

	private static final int ROUNDS = 40;

	private static final double DAMPING = 0.7;

	private Temperature() {
	}

	/**
	 * What a model answered to a text that it was not trained on.
	 *
	 * @param scores the score of each outcome
	 * @param truth which outcome is right
	 */
	record Answer(float[] scores, int truth) {

		Answer plus(float[] biases) {
			float[] sums = this.scores.clone();
			for (int i = 0; i < sums.length; i++) {
				sums[i] += biases[i];
			}
			return new Answer(sums, this.truth);
		}

	}

	/**
	 * Finds the temperature at which the right outcomes are likeliest.
	 * @param answers what was answered, with the truth; may be none
	 * @return the temperature, 0.3 to 10; 1 without answers
	 */
	static double fit(List<Answer> answers) {
		double best = 1;
		double least = loss(answers, 1);
		for (double temperature = COLDEST; temperature <= HOTTEST; temperature *= STEP) {
			double loss = loss(answers, temperature);
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		return Math.round(best * 1000) / 1000.0;
	}

	/**
	 * Finds what is to be added to the scores so that each outcome is expected as often
	 * as it is right: a category about which more has been written must not be likelier
	 * for it. One is added to both counts, so that few texts say little.
	 * @param answers what was answered, with the truth; may be none
	 * @param outcomes how many outcomes there are
	 * @param temperature what the scores are divided by
	 * @return what to add, by outcome
	 */
	static float[] fitBiases(List<Answer> answers, int outcomes, double temperature) {
		float[] biases = new float[outcomes];
		for (int round = 0; round < ROUNDS; round++) {
			double[] expected = new double[outcomes];
			double[] right = new double[outcomes];
			Arrays.fill(expected, 1);
			Arrays.fill(right, 1);
			for (Answer answer : answers) {
				double[] chances = probabilities(answer.plus(biases).scores(), temperature);
				for (int i = 0; i < outcomes; i++) {
					expected[i] += chances[i];
				}
				right[answer.truth()]++;
			}
			for (int i = 0; i < outcomes; i++) {
				biases[i] += (float) (DAMPING * temperature * Math.log(right[i] / expected[i]));
			}
		}
		return biases;
	}

	private static double loss(List<Answer> answers, double temperature) {
		return answers.stream()
			.filter((answer) -> answer.truth() >= 0)
			.mapToDouble((answer) -> -Math
				.log(Math.max(Double.MIN_NORMAL, probabilities(answer.scores(), temperature)[answer.truth()])))
			.sum();
	}

	/**
	 * Turns scores into probabilities.
	 * @param scores the scores
	 * @param temperature what they are divided by: above 1 makes less sure
	 * @return probabilities in the same order; their sum is 1
	 */
	static double[] probabilities(float[] scores, double temperature) {
		double highest = Double.NEGATIVE_INFINITY;
		for (float score : scores) {
			highest = Math.max(highest, score);
		}
		double[] chances = new double[scores.length];
		double sum = 0;
		for (int i = 0; i < scores.length; i++) {
			chances[i] = Math.exp((scores[i] - highest) / temperature);
			sum += chances[i];
		}
		for (int i = 0; i < chances.length; i++) {
			chances[i] /= sum;
		}
		return chances;
	}

}

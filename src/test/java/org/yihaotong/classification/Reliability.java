package org.yihaotong.classification;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether probabilities are true: of the answers that were given with 0.7, seven in ten
 * should be right. The expected calibration error is the mean distance of both over ten
 * equal bins, weighed by the answers in them (Naeini et al., Obtaining Well Calibrated
 * Probabilities Using Bayesian Binning, 2015).
 */
final class Reliability {

	private static final int BINS = 10;

	private static final int BAR = 40;

	private final int[] answers = new int[BINS];

	private final int[] right = new int[BINS];

	private final double[] said = new double[BINS];

	void add(double probability, boolean isRight) {
		int bin = Math.min(BINS - 1, (int) (BINS * probability));
		this.answers[bin]++;
		this.said[bin] += probability;
		this.right[bin] += isRight ? 1 : 0;
	}

	double expectedError() {
		int all = IntStream.of(this.answers).sum();
		return IntStream.range(0, BINS).mapToDouble((bin) -> Math.abs(this.said[bin] - this.right[bin])).sum()
				/ Math.max(1, all);
	}

	/**
	 * Draws the figure.
	 * @return a line for each bin that has answers: what was said, what was right, how
	 * many answers, a bar of the share that was right
	 */
	List<String> lines() {
		return IntStream.range(0, BINS).filter((bin) -> this.answers[bin] > 0).mapToObj((bin) -> {
			double share = (double) this.right[bin] / this.answers[bin];
			return "said %.2f  right %.2f  of %4d  %s".formatted(this.said[bin] / this.answers[bin], share,
					this.answers[bin], "#".repeat((int) Math.round(BAR * share)));
		}).toList();
	}

}

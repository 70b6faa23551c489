package org.yihaotong.speech.adapt;

/**
 * How the texts become a grammar. The numbers were chosen on sentences of
 * {@code nlp-models/held-out} and {@code nlp-models/calibration} spoken by espeak-ng, not
 * on the calls that the result is measured with.
 *
 * @param weights how often each kind of text is counted
 * @param threshold what a group of words must tell to stay (see {@link BackoffModel})
 * @param scale by which words count beside sounds
 * @param version changes with the code that uses the recipe
 */
record Recipe(OwnTexts.Weights weights, double threshold, double scale, int version) {

	static final Recipe USUAL = new Recipe(new OwnTexts.Weights(1, 1, 1, 5, 1, 1), 6, 1, 1);

}

package org.yihaotong.classification;

/**
 * A text as numbers: few of the vocabulary's rows, each with its weight in the text.
 *
 * @param rows rows of the vocabulary, without repetition
 * @param values the weight of each
 * @param unknown which share of the text's features the vocabulary does not have
 */
record Vector(int[] rows, float[] values, double unknown) {
}

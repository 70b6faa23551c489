package org.yihaotong.classification;

/**
 * A text as numbers: few of the vocabulary's rows, each with its weight in the text.
 *
 * @param rows rows of the vocabulary, without repetition
 * @param values the weight of each
 */
record Vector(int[] rows, float[] values) {
}

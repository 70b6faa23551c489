package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.yihaotong.classification.TextFeatures.Feature;
import org.yihaotong.platform.CategoryCode;

/**
 * Finds the words of a text that spoke for a category: neighbouring pairs of characters
 * whose weights for its major category, and for it within that, stand out.
 */
final class Explanation {

	private static final int MOST = 5;

	private static final int LONGEST = 8;

	/** A pair belongs to a word if it has at least this share of the strongest one. */
	private static final double TELLING = 0.25;

	private Explanation() {
	}

	static List<String> words(String plain, CategoryModel model, CategoryCode code) {
		String text = PlainText.folded(plain);
		double[] pairs = pairs(text, model, code);
		double strongest = 0;
		for (double pair : pairs) {
			strongest = Math.max(strongest, pair);
		}
		List<Word> words = new ArrayList<>();
		for (int start = 0; start < pairs.length; start++) {
			double sum = 0;
			int end = start;
			while (end < pairs.length && end - start < LONGEST - 1 && pairs[end] > TELLING * strongest) {
				sum += pairs[end++];
			}
			if (end > start) {
				words.add(new Word(text.substring(start, end + 1), sum));
				start = end;
			}
		}
		return words.stream()
			.sorted(Comparator.comparingDouble(Word::weight).reversed())
			.map(Word::text)
			.distinct()
			.limit(MOST)
			.toList();
	}

	private static double[] pairs(String text, CategoryModel model, CategoryCode code) {
		double[] pairs = new double[Math.max(0, text.length() - 1)];
		for (int i = 0; i < pairs.length; i++) {
			if (Character.isLetter(text.charAt(i)) && Character.isLetter(text.charAt(i + 1))) {
				int row = model.vocabulary().row(Feature.gram(Feature.BODY, text.charAt(i), text.charAt(i + 1)));
				pairs[i] = (row >= 0) ? model.advantage(row, code) : 0;
			}
		}
		return pairs;
	}

	private record Word(String text, double weight) {
	}

}

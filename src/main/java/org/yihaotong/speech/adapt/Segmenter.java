package org.yihaotong.speech.adapt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Splits plain texts into words of a model: of all ways to do it the cheapest, where a
 * word costs the less the more often it stands in the texts. The costs are learnt from
 * the texts themselves in a few rounds that begin with "fewest words".
 */
final class Segmenter {

	private static final int ROUNDS = 3;

	/** A word that was not used in the round before is still allowed. */
	private static final double UNSEEN = 0.1;

	private final Lexicon lexicon;

	private Map<Integer, Double> costs = Map.of();

	private double unseenCost = 1;

	Segmenter(Lexicon lexicon) {
		this.lexicon = lexicon;
	}

	/**
	 * Learns what the words cost.
	 * @param texts plain characters
	 */
	void learn(List<String> texts) {
		for (int round = 0; round < ROUNDS; round++) {
			Map<Integer, Double> counts = new HashMap<>();
			texts.stream()
				.flatMap((text) -> split(text).stream())
				.flatMapToInt(IntStream::of)
				.forEach((word) -> counts.merge(word, 1.0, Double::sum));
			double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
			counts.replaceAll((word, count) -> Math.log(total / count));
			this.costs = counts;
			this.unseenCost = Math.log((total + 1) / UNSEEN);
		}
	}

	/**
	 * Splits a text.
	 * @param plain characters without spaces
	 * @return the numbers of its words; several parts where characters between them are
	 * in no word of the model
	 */
	List<int[]> split(String plain) {
		int[] lengths = lengths(plain);
		List<int[]> parts = new ArrayList<>();
		IntStream.Builder part = IntStream.builder();
		for (int at = 0; at < plain.length(); at += Math.max(1, lengths[at])) {
			if (lengths[at] > 0) {
				part.add(this.lexicon.number(plain.substring(at, at + lengths[at])));
			}
			else {
				parts.add(part.build().toArray());
				part = IntStream.builder();
			}
		}
		parts.add(part.build().toArray());
		return parts.stream().filter((words) -> words.length > 0).toList();
	}

	/** From the back: which word begins each character on the cheapest way to the end. */
	private int[] lengths(String plain) {
		double[] cheapest = new double[plain.length() + 1];
		int[] lengths = new int[plain.length()];
		for (int from = plain.length() - 1; from >= 0; from--) {
			cheapest[from] = cheapest[from + 1] + 2 * this.unseenCost;
			for (int to = from + 1; to <= Math.min(plain.length(), from + this.lexicon.longest()); to++) {
				int word = this.lexicon.number(plain.substring(from, to));
				double cost = (word < 0) ? Double.MAX_VALUE
						: cheapest[to] + this.costs.getOrDefault(word, this.unseenCost);
				if (cost < cheapest[from]) {
					cheapest[from] = cost;
					lengths[from] = to - from;
				}
			}
		}
		return lengths;
	}

}

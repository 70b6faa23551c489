package org.yihaotong.speech.adapt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Probabilities of words after up to two others, smoothed by interpolated Kneser-Ney.
 * What tells little more than the shorter group of words behind it is left out; the
 * weights of backing off are then such that all probabilities after a history add up to
 * one.
 */
final class BackoffModel {

	private final Map<Long, Double> singles;

	private final Map<Long, Double> pairs;

	private final Map<Long, Double> triples;

	private final Map<Long, Double> backoffs = new HashMap<>();

	private BackoffModel(Map<Long, Double> singles, Map<Long, Double> pairs, Map<Long, Double> triples) {
		this.singles = singles;
		this.pairs = pairs;
		this.triples = triples;
	}

	/**
	 * Makes the model.
	 * @param counts of the texts
	 * @param lexicon all its words get a probability, seen or not
	 * @param threshold what a group of words must tell to stay: its count times the
	 * logarithm of how much likelier it makes its last word
	 */
	static BackoffModel of(Ngrams counts, Lexicon lexicon, double threshold) {
		Map<Long, Double> pairCounts = counts.pairs();
		Map<Long, Double> singles = singles(Ngrams.singles(pairCounts), lexicon);
		Map<Long, Double> pairs = interpolated(pairCounts, singles);
		Map<Long, Double> triples = interpolated(counts.triples(), pairs);
		BackoffModel whole = new BackoffModel(singles, pairs, triples);
		whole.weighBackoffs();
		return whole.pruned(counts.triples(), pairCounts, threshold);
	}

	private static Map<Long, Double> singles(Map<Long, Double> counts, Lexicon lexicon) {
		Discount discount = Discount.of(counts.values());
		double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
		double freed = counts.values().stream().mapToDouble(discount::from).sum();
		List<Integer> words = lexicon.all();
		double floor = freed / total / (words.size() + 1);
		Map<Long, Double> singles = new HashMap<>();
		words.forEach((word) -> singles.put(word.longValue(), floor));
		singles.put((long) lexicon.end(), floor);
		counts.forEach((word, count) -> singles.merge(word, (count - discount.from(count)) / total, Double::sum));
		return singles;
	}

	private static Map<Long, Double> interpolated(Map<Long, Double> counts, Map<Long, Double> shorter) {
		Discount discount = Discount.of(counts.values());
		Map<Long, Double> totals = new HashMap<>();
		Map<Long, Double> freed = new HashMap<>();
		counts.forEach((ngram, count) -> {
			totals.merge(Ngrams.history(ngram), count, Double::sum);
			freed.merge(Ngrams.history(ngram), discount.from(count), Double::sum);
		});
		Map<Long, Double> probabilities = new HashMap<>();
		counts.forEach((ngram, count) -> {
			long history = Ngrams.history(ngram);
			double below = shorter.getOrDefault(Ngrams.tail(ngram), 0.0);
			probabilities.put(ngram, (count - discount.from(count) + freed.getOrDefault(history, 0.0) * below)
					/ totals.getOrDefault(history, 1.0));
		});
		return probabilities;
	}

	/**
	 * What is left for words that were not seen after a history, shared as after the
	 * shorter one.
	 */
	private void weighBackoffs() {
		Map<Long, Double> seen = new HashMap<>();
		Map<Long, Double> seenBelow = new HashMap<>();
		this.pairs.forEach((pair, probability) -> {
			seen.merge(Ngrams.history(pair), probability, Double::sum);
			seenBelow.merge(Ngrams.history(pair), this.singles.getOrDefault(Ngrams.last(pair), 0.0), Double::sum);
		});
		this.triples.forEach((triple, probability) -> {
			seen.merge(Ngrams.history(triple), probability, Double::sum);
			seenBelow.merge(Ngrams.history(triple), this.pairs.getOrDefault(Ngrams.tail(triple), 0.0), Double::sum);
		});
		this.backoffs.clear();
		seen.forEach((history, sum) -> this.backoffs.put(history,
				Math.max(1e-6, 1 - sum) / Math.max(1e-6, 1 - seenBelow.getOrDefault(history, 0.0))));
	}

	private BackoffModel pruned(Map<Long, Double> tripleCounts, Map<Long, Double> pairCounts, double threshold) {
		Map<Long, Double> keptTriples = new HashMap<>();
		Set<Long> needed = new HashSet<>();
		this.triples.forEach((triple, probability) -> {
			double below = backoff(Ngrams.history(triple)) * this.pairs.getOrDefault(Ngrams.tail(triple), 0.0);
			if (tripleCounts.getOrDefault(triple, 0.0) * Math.log(probability / below) >= threshold) {
				keptTriples.put(triple, probability);
				needed.add(Ngrams.history(triple));
				needed.add(Ngrams.tail(triple));
			}
		});
		Map<Long, Double> keptPairs = new HashMap<>();
		this.pairs.forEach((pair, probability) -> {
			double below = backoff(Ngrams.history(pair)) * this.singles.getOrDefault(Ngrams.last(pair), 0.0);
			if (needed.contains(pair)
					|| pairCounts.getOrDefault(pair, 0.0) * Math.log(probability / below) >= threshold) {
				keptPairs.put(pair, probability);
			}
		});
		BackoffModel pruned = new BackoffModel(this.singles, keptPairs, keptTriples);
		pruned.weighBackoffs();
		return pruned;
	}

	/** The weight by which probabilities after a shorter history count after this one. */
	double backoff(long history) {
		return this.backoffs.getOrDefault(history, 1.0);
	}

	/**
	 * Looks a probability up as the recogniser does.
	 * @param first the word before the last one
	 * @param second the last word
	 * @param word the word that may follow
	 */
	double probability(int first, int second, int word) {
		long history = Ngrams.key(first, second);
		Double triple = this.triples.get(Ngrams.key(history, word));
		return (triple != null) ? triple : backoff(history) * probability(second, word);
	}

	double probability(int before, int word) {
		Double pair = this.pairs.get(Ngrams.key(before, word));
		return (pair != null) ? pair : backoff(before) * this.singles.getOrDefault((long) word, 0.0);
	}

	Map<Long, Double> singles() {
		return this.singles;
	}

	Map<Long, Double> pairs() {
		return this.pairs;
	}

	Map<Long, Double> triples() {
		return this.triples;
	}

}

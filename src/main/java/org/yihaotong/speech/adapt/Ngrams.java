package org.yihaotong.speech.adapt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often words stand beside each other, up to three. A group of words is one number:
 * twenty bits a word, the last word lowest.
 */
final class Ngrams {

	private static final int BITS = 20;

	private static final long MASK = (1L << BITS) - 1;

	private final Map<Long, Double> pairsAtBegin = new HashMap<>();

	private final Map<Long, Double> triples = new HashMap<>();

	private final int begin;

	private final int end;

	private long words;

	Ngrams(Lexicon lexicon) {
		this.begin = lexicon.begin();
		this.end = lexicon.end();
	}

	/**
	 * Counts a sentence.
	 * @param sentence the numbers of its words
	 * @param weight how much it counts
	 */
	void add(int[] sentence, double weight) {
		int before = this.begin;
		int last = -1;
		for (int at = 0; at <= sentence.length; at++) {
			int word = (at < sentence.length) ? sentence[at] : this.end;
			if (last < 0) {
				this.pairsAtBegin.merge(key(this.begin, word), weight, Double::sum);
			}
			else {
				this.triples.merge(key(key(before, last), word), weight, Double::sum);
				before = last;
			}
			last = word;
		}
		this.words += sentence.length;
	}

	/** The number of words that were counted, each text once. */
	long words() {
		return this.words;
	}

	Map<Long, Double> triples() {
		return this.triples;
	}

	/**
	 * Pairs by the number of different words before them (Kneser and Ney 1995): a pair
	 * that only ever follows one word tells nothing that the triple does not tell. Pairs
	 * at the beginning of a sentence, which nothing can stand before, by how often they
	 * came.
	 */
	Map<Long, Double> pairs() {
		Map<Long, Double> pairs = new HashMap<>(this.pairsAtBegin);
		this.triples.keySet().forEach((triple) -> pairs.merge(tail(triple), 1.0, Double::sum));
		return pairs;
	}

	/** Words by the number of different words before them. */
	static Map<Long, Double> singles(Map<Long, Double> pairs) {
		Map<Long, Double> singles = new HashMap<>();
		pairs.keySet().forEach((pair) -> singles.merge(last(pair), 1.0, Double::sum));
		return singles;
	}

	static long key(long history, long word) {
		return history << BITS | word;
	}

	static long last(long ngram) {
		return ngram & MASK;
	}

	/** All but the last word. */
	static long history(long ngram) {
		return ngram >>> BITS;
	}

	/** All but the first word of a group of two or three. */
	static long tail(long ngram) {
		return (ngram >>> 2 * BITS == 0) ? last(ngram) : lastTwo(ngram);
	}

	static long lastTwo(long ngram) {
		return ngram & (MASK << BITS | MASK);
	}

	static List<Long> sorted(Map<Long, Double> ngrams) {
		return ngrams.keySet().stream().sorted().toList();
	}

}

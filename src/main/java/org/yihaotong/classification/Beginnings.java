package org.yihaotong.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds words by their first two characters: at most positions of a text no word begins,
 * and to see that costs one look. Safe for use by many threads.
 *
 * @param <T> what has a word
 */
final class Beginnings<T> {

	/** How many characters a word has at least. */
	static final int SHORTEST = 2;

	private static final int MIXER = 0x9E3779B9;

	/** By slot, the two characters of the list there; 0 for none. */
	private final int[] pairs;

	private final List<List<T>> lists;

	/**
	 * Takes words in.
	 * @param all what has a word, in the order in which it is to be found
	 * @param word gives the word, of two characters at least
	 */
	Beginnings(List<T> all, Function<T, String> word) {
		Map<Integer, List<T>> byPair = all.stream()
			.collect(Collectors.groupingBy((entry) -> pair(word.apply(entry), 0)));
		this.pairs = new int[Math.max(16, Integer.highestOneBit(8 * byPair.size()))];
		Map<Integer, List<T>> bySlot = new HashMap<>();
		byPair.forEach((pair, list) -> {
			int slot = slot(pair);
			this.pairs[slot] = pair;
			bySlot.put(slot, List.copyOf(list));
		});
		this.lists = IntStream.range(0, this.pairs.length)
			.mapToObj((slot) -> bySlot.getOrDefault(slot, List.of()))
			.toList();
	}

	/**
	 * Finds the words that may begin at a position.
	 * @param text the text
	 * @param at the position, at least two characters before the end
	 * @return all whose first two characters stand there
	 */
	List<T> at(String text, int at) {
		int slot = slot(pair(text, at));
		return (this.pairs[slot] == 0) ? List.of() : this.lists.get(slot);
	}

	private int slot(int pair) {
		int mask = this.pairs.length - 1;
		int slot = (pair * MIXER >>> 12) & mask;
		while (this.pairs[slot] != 0 && this.pairs[slot] != pair) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private static int pair(String text, int at) {
		return (text.charAt(at) << Character.SIZE) | text.charAt(at + 1);
	}

}

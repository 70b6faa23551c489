package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names of two characters and more that are looked for at each position of a text. Safe
 * for use by many threads.
 *
 * @param <T> what has a name
 */
final class NameDictionary<T> {

	/** How many characters a name has at least. */
	static final int SHORTEST = 2;

	private final Function<T, String> name;

	/** By their first two characters, the longest first. */
	private final Map<Integer, List<T>> entries = new HashMap<>();

	/** Few positions of a letter are worth looking up. */
	private final BitSet firsts = new BitSet();

	NameDictionary(List<T> all, Function<T, String> name) {
		this.name = name;
		for (T entry : all) {
			this.entries.computeIfAbsent(start(name.apply(entry), 0), (start) -> new ArrayList<>()).add(entry);
			this.firsts.set(name.apply(entry).charAt(0));
		}
		Comparator<T> byLength = Comparator.comparingInt((entry) -> name.apply(entry).length());
		this.entries.values().forEach((list) -> list.sort(byLength.reversed()));
	}

	List<T> all() {
		return this.entries.values().stream().flatMap(List::stream).toList();
	}

	/**
	 * Finds the longest name that begins at a position.
	 * @param text the text
	 * @param at the position, at least two characters before the end
	 * @return what has that name, empty if no name begins there
	 */
	Optional<T> at(String text, int at) {
		if (!this.firsts.get(text.charAt(at))) {
			return Optional.empty();
		}
		List<T> starting = this.entries.get(start(text, at));
		return (starting == null) ? Optional.empty()
				: starting.stream().filter((entry) -> text.startsWith(this.name.apply(entry), at)).findFirst();
	}

	/** A number costs less than a string of the two characters. */
	private static int start(String text, int at) {
		return (text.charAt(at) << Character.SIZE) | text.charAt(at + 1);
	}

}

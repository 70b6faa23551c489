package org.yihaotong.classification;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names of two characters and more that are looked for at each position of a text. Safe
 * for use by many threads.
 *
 * @param <T> what has a name
 */
final class NameDictionary<T> {

	private final Function<T, String> name;

	/** The longest first. */
	private final Beginnings<T> entries;

	private final List<T> all;

	NameDictionary(List<T> all, Function<T, String> name) {
		this.name = name;
		this.all = List.copyOf(all);
		Comparator<T> byLength = Comparator.comparingInt((entry) -> name.apply(entry).length());
		this.entries = new Beginnings<>(all.stream().sorted(byLength.reversed()).toList(), name);
	}

	List<T> all() {
		return this.all;
	}

	/**
	 * Finds the longest name that begins at a position.
	 * @param text the text
	 * @param at the position, at least two characters before the end
	 * @return what has that name, empty if no name begins there
	 */
	Optional<T> at(String text, int at) {
		for (T entry : this.entries.at(text, at)) {
			if (text.startsWith(this.name.apply(entry), at)) {
				return Optional.of(entry);
			}
		}
		return Optional.empty();
	}

}

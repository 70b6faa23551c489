package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Splits plain phrases into the words that a model knows: a grammar takes nothing else.
 * Where a phrase is written with spaces between known words, they stay.
 */
final class PhraseWords {

	private static final int LONGEST_PHRASE = 60;

	private static final int LONGEST_WORD = 8;

	private final Predicate<String> known;

	private final int longest;

	private PhraseWords(Predicate<String> known, int longest) {
		this.known = known;
		this.longest = longest;
	}

	PhraseWords(Set<String> words) {
		this(Set.copyOf(words)::contains, words.stream().mapToInt(String::length).max().orElse(0));
	}

	/**
	 * Takes the words of a model that has no list of them in its folder, as the small
	 * official ones.
	 * @param known tells whether the model knows a word
	 */
	PhraseWords(Predicate<String> known) {
		this(known, LONGEST_WORD);
	}

	/**
	 * Reads a model's word list: one word and its number a line.
	 * @param list {@code graph/words.txt}
	 * @return the words
	 * @throws IOException if it cannot be read
	 */
	static PhraseWords read(Path list) throws IOException {
		Set<String> words = new HashSet<>();
		try (var lines = Files.lines(list)) {
			lines.map((line) -> line.split(" ", 2)[0])
				.filter((word) -> !word.isEmpty() && word.charAt(0) != '<' && word.charAt(0) != '#')
				.forEach(words::add);
		}
		return new PhraseWords(words);
	}

	/**
	 * Splits a phrase, preferring long words; goes back to shorter ones where a long one
	 * leaves a rest that no word fits.
	 * @param phrase plain text
	 * @return the words separated by spaces; empty if the model lacks a word
	 */
	Optional<String> split(String phrase) {
		List<String> spaced = List.of(phrase.strip().split("\\s+"));
		if (spaced.stream().allMatch((word) -> !word.isEmpty() && this.known.test(word))) {
			return Optional.of(String.join(" ", spaced));
		}
		String plain = phrase.replaceAll("\\s", "");
		if (plain.isEmpty() || plain.length() > LONGEST_PHRASE) {
			return Optional.empty();
		}
		int[] wordFrom = new int[plain.length()];
		boolean[] reachable = new boolean[plain.length() + 1];
		reachable[plain.length()] = true;
		for (int from = plain.length() - 1; from >= 0; from--) {
			wordFrom[from] = longestWord(plain, from, reachable);
			reachable[from] = wordFrom[from] > 0;
		}
		return reachable[0] ? Optional.of(join(plain, wordFrom)) : Optional.empty();
	}

	private int longestWord(String plain, int from, boolean[] reachable) {
		for (int length = Math.min(this.longest, plain.length() - from); length > 0; length--) {
			if (reachable[from + length] && this.known.test(plain.substring(from, from + length))) {
				return length;
			}
		}
		return 0;
	}

	private static String join(String plain, int[] wordFrom) {
		StringBuilder joined = new StringBuilder();
		for (int from = 0; from < plain.length(); from += wordFrom[from]) {
			joined.append(joined.isEmpty() ? "" : " ").append(plain, from, from + wordFrom[from]);
		}
		return joined.toString();
	}

}

package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that a model knows, with the numbers that its graph was made with.
 */
final class Lexicon {

	private static final String BEGIN = "<s>";

	private static final String END = "</s>";

	private final Map<String, Integer> numbers;

	private final Map<Integer, String> words;

	private final int begin;

	private final int end;

	private final int longest;

	private Lexicon(Map<String, Integer> all, int begin, int end) {
		this.begin = begin;
		this.end = end;
		this.numbers = new HashMap<>(all);
		this.numbers.keySet().removeIf((word) -> "<#[".indexOf(word.charAt(0)) >= 0);
		this.words = new HashMap<>();
		this.numbers.forEach((word, number) -> this.words.put(number, word));
		this.longest = this.numbers.keySet().stream().mapToInt(String::length).max().orElse(0);
	}

	/**
	 * Reads a model's list: a word and its number a line.
	 * @param list {@code graph/words.txt}
	 * @return the words
	 * @throws IOException if it cannot be read, or is no such list
	 */
	static Lexicon read(Path list) throws IOException {
		Map<String, Integer> all = new HashMap<>();
		for (String line : Files.readAllLines(list)) {
			String[] parts = line.strip().split("\\s+");
			if (parts.length != 2 || !parts[1].matches("[0-9]{1,7}")) {
				throw new IOException(list + ": not a word and its number: " + line);
			}
			all.put(parts[0], Integer.valueOf(parts[1]));
		}
		Integer begin = all.get(BEGIN);
		Integer end = all.get(END);
		if (begin == null || end == null) {
			throw new IOException(list + " lacks " + BEGIN + " or " + END);
		}
		return new Lexicon(all, begin, end);
	}

	/**
	 * Finds a word.
	 * @param word plain characters
	 * @return its number; -1 if the model does not know it
	 */
	int number(String word) {
		return this.numbers.getOrDefault(word, -1);
	}

	String word(int number) {
		return this.words.getOrDefault(number, "");
	}

	/** The numbers of all words that can be spoken, ascending. */
	List<Integer> all() {
		return this.words.keySet().stream().sorted().toList();
	}

	int begin() {
		return this.begin;
	}

	int end() {
		return this.end;
	}

	int longest() {
		return this.longest;
	}

}

package org.yihaotong.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.yihaotong.platform.CategoryCode;

/**
 * What the model sees of a text: its characters and pairs of neighbouring characters
 * (pairs beat segmented words on real letters), those of its first words once more,
 * because there stands the subject of a letter, and the typical words of categories.
 */
final class TextFeatures {

	private static final int SUBJECT = 25;

	private static final int OPENING = 80;

	/** By character: itself, {@code 0} for every figure, and 0 for what is no word. */
	private static final char[] SEEN = seen();

	private final Beginnings<Keyword> keywords;

	TextFeatures(Taxonomy taxonomy) {
		Map<String, Set<Long>> found = new TreeMap<>();
		for (Category category : taxonomy.all()) {
			for (String keyword : category.keywords()) {
				Set<Long> keys = found.computeIfAbsent(PlainText.folded(keyword), (word) -> new TreeSet<>());
				keys.add(Feature.keyword(category.code().value()));
				keys.add(Feature.keyword(category.code().major().value()));
			}
		}
		List<Keyword> all = found.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().length() >= Beginnings.SHORTEST)
			.map((entry) -> new Keyword(entry.getKey(), entry.getValue().stream().mapToLong(Long::longValue).toArray()))
			.toList();
		this.keywords = new Beginnings<>(all, Keyword::word);
	}

	private static char[] seen() {
		char[] seen = new char[Character.MAX_VALUE + 1];
		for (int one = 0; one < seen.length; one++) {
			seen[one] = Character.isDigit((char) one) ? '0' : Character.isLetter((char) one) ? (char) one : 0;
		}
		return seen;
	}

	/**
	 * Lists the features of a text.
	 * @param plain a text as {@link PlainText#of} makes it
	 * @return one entry for each occurrence
	 */
	long[] of(String plain) {
		String text = PlainText.folded(plain);
		Keys keys = new Keys(3 * text.length() + 4 * OPENING);
		addGrams(Feature.BODY, text, text.length(), keys);
		addGrams(Feature.SUBJECT, text, SUBJECT, keys);
		addGrams(Feature.OPENING, text, OPENING, keys);
		addKeywords(text, keys);
		return keys.toArray();
	}

	private static void addGrams(int kind, String text, int end, Keys keys) {
		char before = 0;
		for (int i = 0; i < Math.min(end, text.length()); i++) {
			char now = SEEN[text.charAt(i)];
			if (now == 0) {
				before = 0;
				continue;
			}
			keys.add(Feature.gram(kind, (char) 0, now));
			if (before != 0) {
				keys.add(Feature.gram(kind, before, now));
			}
			before = now;
		}
	}

	private void addKeywords(String text, Keys keys) {
		for (int start = 0; start + Beginnings.SHORTEST <= text.length(); start++) {
			for (Keyword keyword : this.keywords.at(text, start)) {
				if (text.startsWith(keyword.word(), start)) {
					for (long key : keyword.keys()) {
						keys.add(key);
					}
				}
			}
		}
	}

	/**
	 * Tells whether a text has a typical word of any other major category.
	 * @param plain a text as {@link PlainText#of} makes it
	 * @param major a major category
	 * @return whether it has one
	 */
	boolean namesOther(String plain, CategoryCode major) {
		String text = PlainText.folded(plain);
		long own = Feature.keyword(major.value());
		for (int start = 0; start + Beginnings.SHORTEST <= text.length(); start++) {
			for (Keyword keyword : this.keywords.at(text, start)) {
				if (text.startsWith(keyword.word(), start)
						&& Arrays.stream(keyword.keys()).noneMatch((key) -> key == own)) {
					return true;
				}
			}
		}
		return false;
	}

	private record Keyword(String word, long[] keys) {
	}

	/**
	 * A feature as a number: its kind in the highest byte, then two characters or a
	 * category. Never 0.
	 */
	static final class Feature {

		static final int BODY = 1;

		static final int SUBJECT = 2;

		static final int OPENING = 3;

		static final int KEYWORD = 4;

		/** How much each kind weighs beside the others, and its letter in names. */
		private static final double[] WEIGHTS = { 0, 1, 0.6, 0.6, 0.3 };

		private static final String LETTERS = " bsok";

		private static final int SHIFT = 56;

		private Feature() {
		}

		static long gram(int kind, char before, char now) {
			return ((long) kind << SHIFT) | ((long) before << Character.SIZE) | now;
		}

		static long keyword(String code) {
			return ((long) KEYWORD << SHIFT) | Integer.parseInt("1" + code);
		}

		static int kind(long key) {
			return (int) (key >>> SHIFT);
		}

		/** The same in 35 bits; kinds stay apart. */
		static long compact(long key) {
			return (long) kind(key) << Integer.SIZE | (int) key & 0xFFFFFFFFL;
		}

		static double weight(int kind) {
			return WEIGHTS[kind];
		}

		static String name(long key) {
			String kind = LETTERS.charAt(kind(key)) + ":";
			if (kind(key) == KEYWORD) {
				return kind + Integer.toString((int) key).substring(1);
			}
			char before = (char) (key >>> Character.SIZE);
			return kind + ((before != 0) ? String.valueOf(before) : "") + (char) key;
		}

		static long key(String name) {
			int kind = LETTERS.indexOf(name.charAt(0));
			String feature = name.substring(2);
			if (kind == KEYWORD) {
				return keyword(feature);
			}
			if (kind <= 0 || feature.isEmpty() || feature.length() > 2) {
				throw new IllegalArgumentException("Not a feature: " + name);
			}
			return gram(kind, (feature.length() == 2) ? feature.charAt(0) : 0, feature.charAt(feature.length() - 1));
		}

	}

	private static final class Keys {

		private long[] keys;

		private int size;

		private Keys(int capacity) {
			this.keys = new long[capacity];
		}

		private void add(long key) {
			if (this.size == this.keys.length) {
				this.keys = Arrays.copyOf(this.keys, 2 * this.size + 1);
			}
			this.keys[this.size++] = key;
		}

		private long[] toArray() {
			return Arrays.copyOf(this.keys, this.size);
		}

	}

}

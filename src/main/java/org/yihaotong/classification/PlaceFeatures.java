package org.yihaotong.classification;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What the place model sees of a text at a character: its neighbours alone and in pairs,
 * what kind of characters they are, which character that ends place names comes next and
 * came last, and what was decided about the character before. A feature is a number: its
 * kind in the highest byte, then up to three characters.
 */
final class PlaceFeatures {

	/** The most that are found at once. */
	static final int MOST = 16;

	/** What stands before and behind a text. */
	private static final char NOTHING = 0;

	/** Characters with which names of places end, and the parts of a house. */
	private static final String ENDINGS = "路街道巷弄里坊胡同区县市旗镇乡村屯庄寨堡沟湾组队社苑园府城郡邸轩庭院楼栋幢号室层门厦场心站桥口湖河江海山坝渠水库寺庙塔店厂校学堂幼馆港码头隧";

	private static final String NUMERALS = "零〇一二三四五六七八九十百两幺";

	private static final String BREAKS = "，。！？；：,.!?;: \n";

	/** How far an ending is looked for. */
	private static final int REACH = 8;

	/** Kinds of features: of one character, by where it stands. */
	static final int HERE = 1;

	static final int SECOND_BEFORE = 4;

	static final int BEFORE = 5;

	static final int BEHIND = 6;

	static final int SECOND_BEHIND = 7;

	/** Of two. */
	static final int PAIR = 2;

	static final int PAIR_BEHIND = 3;

	static final int TWO_BEFORE = 8;

	static final int TWO_BEHIND = 9;

	/** Of more. */
	private static final int SORTS = 10;

	private static final int SORTS_BEHIND = 11;

	private static final int NEXT_ENDING = 12;

	private static final int LAST_ENDING = 13;

	/** With what was decided about the character before. */
	private static final int DECISION = 20;

	static final int HERE_DECIDED = 21;

	static final int PAIR_DECIDED = 22;

	private static final int SORTS_DECIDED = 23;

	private static final int ENDING_DECIDED = 24;

	private static final int SHIFT = 56;

	private static final int RADIX = 36;

	/** One more on either side of the text than any feature looks at. */
	private static final int MARGIN = REACH + 1;

	/** What a character is, by its sort; three bits. */
	private static final int BREAK = 0;

	private static final int SIGN = 1;

	private static final int FIGURE = 2;

	private static final int LATIN = 3;

	private static final int NUMERAL = 4;

	private static final int ENDING = 5;

	private static final int WORD = 6;

	/** By character. */
	private static final byte[] SORT = sorts();

	/** The text as it is seen, with nothing before and behind. */
	private final char[] seen;

	private final byte[] sorts;

	/** How far the next ending is. */
	private final byte[] next;

	/** How far the last ending is. */
	private final byte[] last;

	/**
	 * Looks at a text.
	 * @param text a text with half-width letters and figures
	 */
	PlaceFeatures(String text) {
		int length = text.length() + 2 * MARGIN;
		this.seen = new char[length];
		this.sorts = new byte[length];
		for (int i = 0; i < text.length(); i++) {
			char one = text.charAt(i);
			int sort = SORT[one];
			this.seen[i + MARGIN] = switch (sort) {
				case FIGURE -> '0';
				case BREAK -> '.';
				case SIGN -> '-';
				case LATIN -> Character.toLowerCase(one);
				default -> one;
			};
			this.sorts[i + MARGIN] = (byte) sort;
		}
		this.next = new byte[length];
		this.last = new byte[length];
		for (int i = 1; i < length; i++) {
			this.last[i] = distance(this.sorts[i], this.last[i - 1]);
			this.next[length - 1 - i] = distance(this.sorts[length - 1 - i], this.next[length - i]);
		}
	}

	/** Where the words end, nothing further is looked for. */
	private static byte distance(int sort, byte neighbour) {
		return (byte) ((sort == BREAK || sort == ENDING) ? 0 : Math.min(REACH, neighbour + 1));
	}

	private static byte[] sorts() {
		byte[] sorts = new byte[Character.MAX_VALUE + 1];
		for (int one = 0; one < sorts.length; one++) {
			sorts[one] = (byte) sort((char) one);
		}
		return sorts;
	}

	private static int sort(char one) {
		if (ENDINGS.indexOf(one) >= 0) {
			return ENDING;
		}
		if (NUMERALS.indexOf(one) >= 0) {
			return NUMERAL;
		}
		if (Character.isDigit(one)) {
			return FIGURE;
		}
		if (Character.isLetterOrDigit(one)) {
			return (one < 0x80) ? LATIN : WORD;
		}
		return (BREAKS.indexOf(one) >= 0) ? BREAK : SIGN;
	}

	/**
	 * Finds the features at a character, whatever was decided before.
	 * @param place the place of the character in the text
	 * @param found is filled, at least {@link #MOST} long
	 * @return how many there are
	 */
	int at(int place, long[] found) {
		int at = place + MARGIN;
		char c2 = this.seen[at - 2];
		char c1 = this.seen[at - 1];
		char n1 = this.seen[at + 1];
		char n2 = this.seen[at + 2];
		int size = 0;
		found[size++] = key(HERE, NOTHING, NOTHING, this.seen[at]);
		found[size++] = key(PAIR, NOTHING, c1, this.seen[at]);
		found[size++] = key(PAIR_BEHIND, NOTHING, this.seen[at], n1);
		found[size++] = key(SECOND_BEFORE, NOTHING, NOTHING, c2);
		found[size++] = key(BEFORE, NOTHING, NOTHING, c1);
		found[size++] = key(BEHIND, NOTHING, NOTHING, n1);
		found[size++] = key(SECOND_BEHIND, NOTHING, NOTHING, n2);
		found[size++] = key(TWO_BEFORE, NOTHING, c2, c1);
		found[size++] = key(TWO_BEHIND, NOTHING, n1, n2);
		return around(place, found, size);
	}

	/**
	 * Finds only those that are not of single characters or pairs.
	 * @param place the place of the character in the text
	 * @param found is filled, at least {@link #MOST} long
	 * @param size how many there are already
	 * @return how many there are then
	 */
	int around(int place, long[] found, int size) {
		int at = place + MARGIN;
		int next = at + this.next[at];
		int last = at - 1 - this.last[at - 1];
		found[size] = key(SORTS, NOTHING, NOTHING, sorts(at - 2, at + 2));
		found[size + 1] = key(SORTS_BEHIND, NOTHING, NOTHING, sorts(at - 1, at + 3));
		found[size + 2] = key(NEXT_ENDING, this.seen[next - 1], this.seen[next], (char) this.next[at]);
		found[size + 3] = key(LAST_ENDING, NOTHING, this.seen[last], (char) this.last[at - 1]);
		return size + 4;
	}

	/**
	 * Tells whether a character that ends names of places follows.
	 * @param place the place of a character in the text
	 * @return whether it does, within a few characters of the same words
	 */
	boolean endsSoon(int place) {
		int at = place + MARGIN;
		return this.sorts[at + this.next[at]] == ENDING;
	}

	/**
	 * Finds the features at a character that depend on what was decided before.
	 * @param place the place of the character in the text
	 * @param before what the character before is taken for, by its place among
	 * {@link PlaceModel.Part}
	 * @param found is filled, at least {@link #MOST} long
	 * @return how many there are
	 */
	int after(int place, int before, long[] found) {
		int at = place + MARGIN;
		char part = (char) before;
		char c = this.seen[at];
		int size = 0;
		found[size++] = decision(before);
		found[size++] = key(HERE_DECIDED, NOTHING, c, part);
		found[size++] = key(PAIR_DECIDED, this.seen[at - 1], c, part);
		return decided(place, before, found, size);
	}

	/**
	 * Finds only those of them that are not of single characters or pairs, nor of the
	 * decision alone.
	 * @param place the place of the character in the text
	 * @param before what the character before is taken for
	 * @param found is filled, at least {@link #MOST} long
	 * @param size how many there are already
	 * @return how many there are then
	 */
	int decided(int place, int before, long[] found, int size) {
		int at = place + MARGIN;
		char part = (char) before;
		found[size] = key(SORTS_DECIDED, NOTHING, sorts(at - 1, at + 2), part);
		found[size + 1] = key(ENDING_DECIDED, (char) this.next[at], this.seen[at + this.next[at]], part);
		return size + 2;
	}

	/**
	 * Gives the feature that is the decision alone.
	 * @param before what a character is taken for
	 * @return the feature
	 */
	static long decision(int before) {
		return key(DECISION, NOTHING, NOTHING, (char) before);
	}

	/**
	 * Gives a character as the features see it.
	 * @param place its place in the text, or a little before or behind the text
	 * @return the character
	 */
	char seen(int place) {
		return this.seen[place + MARGIN];
	}

	/** The sorts of some characters, three bits each. */
	private char sorts(int from, int to) {
		int sorts = 0;
		for (int at = from; at <= to; at++) {
			sorts = (sorts << 3) | this.sorts[at];
		}
		return (char) sorts;
	}

	private static long key(int kind, char first, char second, char third) {
		return ((long) kind << SHIFT) | ((long) first << 2 * Character.SIZE) | ((long) second << Character.SIZE)
				| third;
	}

	/**
	 * Gives the kind of a feature.
	 * @param key the feature
	 * @return one of the kinds
	 */
	static int kind(long key) {
		return (int) (key >>> SHIFT);
	}

	/**
	 * Names features for OpenNLP.
	 * @param here features
	 * @param size how many
	 * @param after further ones
	 * @param further how many
	 * @return their names
	 */
	static String[] names(long[] here, int size, long[] after, int further) {
		return LongStream.concat(Arrays.stream(here, 0, size), Arrays.stream(after, 0, further))
			.mapToObj((key) -> Long.toString(key, RADIX))
			.toArray(String[]::new);
	}

	/**
	 * Tells whether a feature is nothing but what was decided before: each character has
	 * one of these.
	 * @param name the name of a feature
	 * @return whether it is
	 */
	static boolean isDecision(String name) {
		return kind(key(name)) == DECISION;
	}

	/**
	 * Reads the name of a feature.
	 * @param name the name
	 * @return the feature
	 * @throws NumberFormatException if it is none
	 */
	static long key(String name) {
		return Long.parseLong(name, RADIX);
	}

}

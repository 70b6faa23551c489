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

	private static final int DECISION = 20;

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
	private static final byte[] SORTS = sorts();

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
			int sort = SORTS[one];
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
		char c = this.seen[at];
		char n1 = this.seen[at + 1];
		char n2 = this.seen[at + 2];
		int next = at + this.next[at];
		int last = at - 1 - this.last[at - 1];
		int size = nearest(place, found);
		found[size++] = key(4, NOTHING, NOTHING, c2);
		found[size++] = key(5, NOTHING, NOTHING, c1);
		found[size++] = key(6, NOTHING, NOTHING, n1);
		found[size++] = key(7, NOTHING, NOTHING, n2);
		found[size++] = key(8, NOTHING, c2, c1);
		found[size++] = key(9, NOTHING, n1, n2);
		found[size++] = key(10, NOTHING, NOTHING, sorts(at - 2, at + 2));
		found[size++] = key(11, NOTHING, NOTHING, sorts(at - 1, at + 3));
		found[size++] = key(12, this.seen[next - 1], this.seen[next], (char) this.next[at]);
		found[size++] = key(13, NOTHING, this.seen[last], (char) this.last[at - 1]);
		return size;
	}

	/**
	 * Finds only those of the character and its direct neighbours.
	 * @param place the place of the character in the text
	 * @param found is filled, at least {@link #MOST} long
	 * @return how many there are
	 */
	int nearest(int place, long[] found) {
		int at = place + MARGIN;
		int size = 0;
		found[size++] = key(1, NOTHING, NOTHING, this.seen[at]);
		found[size++] = key(2, NOTHING, this.seen[at - 1], this.seen[at]);
		found[size++] = key(3, NOTHING, this.seen[at], this.seen[at + 1]);
		return size;
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
		found[size++] = key(DECISION, NOTHING, NOTHING, part);
		found[size++] = key(21, NOTHING, c, part);
		found[size++] = key(22, this.seen[at - 1], c, part);
		found[size++] = key(23, NOTHING, sorts(at - 1, at + 2), part);
		found[size++] = key(24, (char) this.next[at], this.seen[at + this.next[at]], part);
		return size;
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
		return key(name) >>> SHIFT == DECISION;
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

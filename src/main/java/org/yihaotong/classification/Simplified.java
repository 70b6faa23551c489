package org.yihaotong.classification;

import com.ibm.icu.text.Transliterator;

/**
 * Turns traditional characters into simplified ones, one by one, so that positions stay
 * what they are. The table is ICU's.
 */
final class Simplified {

	private static final char FIRST = 0x3400;

	private static final char LAST = 0x9FFF;

	private static final char[] TABLE = table();

	private Simplified() {
	}

	private static char[] table() {
		Transliterator simplifier = Transliterator.getInstance("Traditional-Simplified");
		char[] table = new char[LAST - FIRST + 1];
		for (char one = FIRST; one <= LAST; one++) {
			String simple = simplifier.transliterate(String.valueOf(one));
			table[one - FIRST] = (simple.length() == 1) ? simple.charAt(0) : one;
		}
		return table;
	}

	/**
	 * Simplifies.
	 * @param text any text
	 * @return a text of the same length
	 */
	static String of(String text) {
		char[] chars = text.toCharArray();
		boolean changed = false;
		for (int i = 0; i < chars.length; i++) {
			if (chars[i] >= FIRST && chars[i] <= LAST) {
				char simple = TABLE[chars[i] - FIRST];
				changed |= simple != chars[i];
				chars[i] = simple;
			}
		}
		return changed ? new String(chars) : text;
	}

}

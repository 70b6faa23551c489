package org.yihaotong.classification;

import java.text.Normalizer;

/**
 * One table for the compatibility forms (Unicode NFKC) of single characters: looking each
 * character up costs a hundredth of what the normalizer costs for a letter.
 */
final class Folding {

	/** What stands in the table for a character that only the normalizer can treat. */
	private static final char OTHER = 0;

	private static final char FIRST_JAMO = 0x1100;

	private static final char LAST_JAMO = 0x11FF;

	private static final char[] TABLE = table();

	private Folding() {
	}

	private static char[] table() {
		char[] table = new char[Character.MAX_VALUE + 1];
		for (int one = 1; one < table.length; one++) {
			table[one] = fold((char) one);
		}
		return table;
	}

	private static char fold(char one) {
		if (Character.isSpaceChar(one)) {
			return ' ';
		}
		String normal = Normalizer.normalize(String.valueOf(one), Normalizer.Form.NFKC);
		return (stands(one) && normal.length() == 1 && stands(normal.charAt(0))) ? normal.charAt(0) : OTHER;
	}

	/**
	 * Tells whether a character is seen and stands for itself; the parts of Hangul
	 * syllables are put together.
	 */
	private static boolean stands(char one) {
		return (one < FIRST_JAMO || one > LAST_JAMO) && switch (Character.getType(one)) {
			case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE,
					Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
				false;
			default -> true;
		};
	}

	/**
	 * Folds one character.
	 * @param one the character
	 * @return its compatibility form, a space for anything like a space; 0 for a
	 * character that has a longer form, is not seen or may join its neighbours
	 */
	static char of(char one) {
		return TABLE[one];
	}

}

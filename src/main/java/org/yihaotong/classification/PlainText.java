package org.yihaotong.classification;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Makes any text harmless and bounded before it is looked at.
 */
final class PlainText {

	/**
	 * A letter says its matter in the subject and the first sentences, and its demand at
	 * the end: that much of both is read.
	 */
	private static final int HEAD = 2500;

	private static final int TAIL = 1500;

	/** Control, format, private and unassigned characters, lone surrogates. */
	private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	private PlainText() {
	}

	/**
	 * Cuts and cleans a text.
	 * @param text anything
	 * @return at most some 4,000 characters, half-width where there is a half-width form,
	 * single spaces; letters and digits keep their case
	 */
	static String of(String text) {
		String cut = (text.length() <= HEAD + TAIL) ? text
				: text.substring(0, HEAD) + " " + text.substring(text.length() - TAIL);
		String quick = quick(cut);
		return (quick != null) ? quick : slow(cut);
	}

	/** All of nearly all letters: characters that fold one by one. */
	private static @Nullable String quick(String cut) {
		char[] plain = new char[cut.length()];
		int length = 0;
		for (int i = 0; i < cut.length(); i++) {
			char one = Folding.of(cut.charAt(i));
			if (one == 0) {
				return null;
			}
			if (one != ' ' || length > 0 && plain[length - 1] != ' ') {
				plain[length++] = one;
			}
		}
		int end = (length > 0 && plain[length - 1] == ' ') ? length - 1 : length;
		return new String(plain, 0, end);
	}

	static String slow(String cut) {
		String seen = UNSEEN.matcher(cut).replaceAll(" ");
		// A single character may have a compatibility form of 18: cut again.
		String normal = Normalizer.normalize(seen, Normalizer.Form.NFKC);
		String bounded = normal.substring(0, Math.min(normal.length(), 2 * (HEAD + TAIL)));
		return SPACES.matcher(bounded).replaceAll(" ").strip();
	}

	/**
	 * Tells whether there is anything to understand.
	 * @param plain a cleaned text
	 * @return whether it holds at least two letters or ideographs
	 */
	static boolean hasContent(String plain) {
		return plain.chars().filter(Character::isLetter).limit(2).count() == 2;
	}

	static String folded(String plain) {
		return plain.toLowerCase(Locale.ROOT);
	}

}

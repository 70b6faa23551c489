package org.yihaotong.classification;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Makes of a text what a recogniser might have heard of it: other characters of the same
 * or nearly the same sound, dropped and repeated ones, figures as words, no punctuation.
 * The same text always gives the same noise, so that builds can be repeated.
 */
final class SpeechNoise {

	private static final Pattern WRITTEN = Pattern.compile("[，。？！；：,?!;]");

	/** Longer texts are written and not spoken. */
	static final int LONGEST = 90;

	/**
	 * Shares of characters, together near the 14.9 % that the built-in speech model
	 * mishears of the simulated calls.
	 */
	private static final double MISHEARD = 0.10;

	private static final double DROPPED = 0.035;

	private static final double REPEATED = 0.015;

	/**
	 * GB/T 2312-1980 sorts its 3,755 characters of the first level by their sound in
	 * Pinyin: neighbours sound alike. GB 18030 gives them the same two bytes.
	 */
	private static final Charset BY_SOUND = Charset.forName("GB18030");

	private static final int FIRST_ROW = 0xB0;

	private static final int LAST_ROW = 0xD7;

	private static final int FIRST_CELL = 0xA1;

	private static final int CELLS = 94;

	/** The last row of the first level is not full. */
	private static final int CHARACTERS = 3_755;

	/** So far a neighbour mostly sounds the same. */
	private static final int NEAR = 3;

	private static final String FIGURES = "零一二三四五六七八九";

	private SpeechNoise() {
	}

	/**
	 * Makes noise.
	 * @param text a text that might have been spoken
	 * @return what might have been heard; nothing for a text that is too long to be
	 * spoken or has no words
	 */
	static Optional<String> of(String text) {
		if (text.length() > LONGEST || WRITTEN.matcher(text).find()) {
			return Optional.empty();
		}
		Random random = new Random(text.hashCode());
		StringBuilder heard = new StringBuilder(text.length());
		text.chars().filter(Character::isLetterOrDigit).forEach((one) -> add(spoken((char) one), random, heard));
		return (heard.length() < 2) ? Optional.empty() : Optional.of(heard.toString());
	}

	private static void add(char one, Random random, StringBuilder heard) {
		double chance = random.nextDouble();
		if (chance < DROPPED) {
			return;
		}
		if (chance < DROPPED + MISHEARD) {
			heard.append(misheard(one, random));
			return;
		}
		heard.append(one);
		if (chance > 1 - REPEATED) {
			heard.append(one);
		}
	}

	private static char spoken(char one) {
		return (one >= '0' && one <= '9') ? FIGURES.charAt(one - '0') : one;
	}

	/**
	 * Finds a character that sounds like another.
	 * @param one the character
	 * @param random chooses among several
	 * @return a neighbour in the order of sounds; the character itself if it has none
	 */
	static char misheard(char one, Random random) {
		int place = place(one);
		if (place < 0) {
			return one;
		}
		int step = 1 + random.nextInt(NEAR);
		int other = place + (random.nextBoolean() ? step : -step);
		return (other < 0 || other >= CHARACTERS) ? one : at(other);
	}

	private static int place(char one) {
		byte[] bytes = String.valueOf(one).getBytes(BY_SOUND);
		if (bytes.length != 2) {
			return -1;
		}
		int row = bytes[0] & 0xFF;
		int cell = bytes[1] & 0xFF;
		if (row < FIRST_ROW || row > LAST_ROW || cell < FIRST_CELL) {
			return -1;
		}
		int place = (row - FIRST_ROW) * CELLS + cell - FIRST_CELL;
		return (place < CHARACTERS) ? place : -1;
	}

	private static char at(int place) {
		byte[] bytes = { (byte) (FIRST_ROW + place / CELLS), (byte) (FIRST_CELL + place % CELLS) };
		return new String(bytes, BY_SOUND).charAt(0);
	}

}

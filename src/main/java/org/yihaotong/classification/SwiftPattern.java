package org.yihaotong.classification;

import java.util.BitSet;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A pattern with the characters that its matches can begin with and go on with: in a
 * letter few positions are worth a try, and looking a character up costs a hundredth of
 * trying. Which second characters can follow which first ones is found out by asking the
 * pattern; it names every character beyond ASCII that it tells from others.
 */
final class SwiftPattern {

	private static final int ASCII = 0x80;

	/** Stands for any character that the pattern does not name. */
	private static final char UNNAMED = 0xFFFF;

	/** Some pairs more than those that were put in are taken for one of them. */
	private static final int SIEVE_BITS = 12;

	private static final int MIXER = 0x9E3779B9;

	private final BitSet firsts = new BitSet();

	/** What can stand after the first; empty for anything. */
	private final BitSet seconds = new BitSet();

	/** First characters after which anything can stand. */
	private final BitSet open = new BitSet();

	private final BitSet pairs = new BitSet();

	private final Pattern pattern;

	SwiftPattern(String firsts, String pattern) {
		this(firsts, "", pattern);
	}

	SwiftPattern(String firsts, String seconds, String pattern) {
		this.pattern = Pattern.compile(pattern);
		firsts.chars().forEach(this.firsts::set);
		seconds.chars().forEach(this.seconds::set);
		firsts.chars().forEach((first) -> addPairs((char) first, pattern));
	}

	private void addPairs(char first, String named) {
		this.open.set(first, mayBeginWith(first, UNNAMED));
		IntStream.concat(IntStream.range(0, ASCII), named.chars())
			.filter((second) -> mayBeginWith(first, (char) second))
			.forEach((second) -> this.pairs.set(mixed(first, (char) second)));
	}

	/** Whether there is a match, or could be one if the text went on. */
	private boolean mayBeginWith(char first, char second) {
		Matcher matcher = this.pattern.matcher(String.valueOf(new char[] { first, second }));
		return matcher.lookingAt() || matcher.hitEnd();
	}

	private static int mixed(char first, char second) {
		return ((first << Character.SIZE) | second) * MIXER >>> Integer.SIZE - SIEVE_BITS;
	}

	private boolean canBegin(String text, int at) {
		char first = text.charAt(at);
		if (!this.firsts.get(first)) {
			return false;
		}
		if (at + 1 == text.length()) {
			return true;
		}
		char second = text.charAt(at + 1);
		return (this.open.get(first) || this.pairs.get(mixed(first, second)))
				&& (this.seconds.isEmpty() || this.seconds.get(second));
	}

	/**
	 * Finds one match after the other.
	 * @param text where to look
	 * @param eater takes a match and answers where to go on; anything not behind the
	 * start of the match is taken for the next position
	 */
	void find(String text, ToIntFunction<MatchResult> eater) {
		Matcher matcher = this.pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
		int at = 0;
		while (at < text.length()) {
			if (canBegin(text, at) && matcher.region(at, text.length()).lookingAt()) {
				at = Math.max(at + 1, eater.applyAsInt(matcher));
			}
			else {
				at++;
			}
		}
	}

	/**
	 * Tells whether there is a match.
	 * @param text where to look
	 * @return whether one was found
	 */
	boolean isIn(String text) {
		Matcher matcher = this.pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
		for (int at = 0; at < text.length(); at++) {
			if (canBegin(text, at) && matcher.region(at, text.length()).lookingAt()) {
				return true;
			}
		}
		return false;
	}

}

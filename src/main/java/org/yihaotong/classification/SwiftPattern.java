package org.yihaotong.classification;

import java.util.BitSet;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern with the characters that its matches can begin with and go on with: in a
 * letter few positions are worth a try, and looking a character up costs a hundredth of
 * trying.
 */
final class SwiftPattern {

	private final BitSet firsts = new BitSet();

	/** What can stand after the first; empty for anything. */
	private final BitSet seconds = new BitSet();

	private final Pattern pattern;

	SwiftPattern(String firsts, String pattern) {
		this(firsts, "", pattern);
	}

	SwiftPattern(String firsts, String seconds, String pattern) {
		firsts.chars().forEach(this.firsts::set);
		seconds.chars().forEach(this.seconds::set);
		this.pattern = Pattern.compile(pattern);
	}

	private boolean canBegin(String text, int at) {
		return this.firsts.get(text.charAt(at))
				&& (this.seconds.isEmpty() || at + 1 < text.length() && this.seconds.get(text.charAt(at + 1)));
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

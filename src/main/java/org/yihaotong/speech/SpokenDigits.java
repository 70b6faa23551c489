package org.yihaotong.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads figures that were said one by one, in answer to a question for a number or a
 * plate: 蒙C一二三四五, 幺三八洞洞, 两个八. Other characters stay as they are. Not for open speech,
 * where 两个八 may be anything.
 */
public final class SpokenDigits {

	private static final Map<Character, Character> FIGURES = Map.ofEntries(Map.entry('零', '0'), Map.entry('〇', '0'),
			Map.entry('洞', '0'), Map.entry('一', '1'), Map.entry('幺', '1'), Map.entry('腰', '1'), Map.entry('二', '2'),
			Map.entry('两', '2'), Map.entry('三', '3'), Map.entry('四', '4'), Map.entry('五', '5'), Map.entry('六', '6'),
			Map.entry('七', '7'), Map.entry('拐', '7'), Map.entry('八', '8'), Map.entry('九', '9'), Map.entry('勾', '9'));

	private static final String SPOKEN = "零洞〇一幺二两三四五六七拐八九勾";

	/** 两个八, 三个零, 双六. */
	private static final Pattern REPEATED = Pattern.compile("(?:([二两三四五六])个|(双))([" + SPOKEN + "0-9])");

	private static final Pattern FIGURE = Pattern.compile("[" + SPOKEN + "腰]");

	/** What a grammar for figures is made of: each stands after each. */
	private static final String HEARD = "零一二三四五六七八九幺洞拐两";

	private SpokenDigits() {
	}

	/**
	 * Replaces the figures of an answer.
	 * @param heard what was understood
	 * @return the same with 0 to 9
	 */
	public static String read(String heard) {
		String repeated = REPEATED.matcher(heard).replaceAll(SpokenDigits::repeat);
		return FIGURE.matcher(repeated).replaceAll((match) -> String.valueOf(figure(match.group())));
	}

	/**
	 * Takes the figures alone.
	 * @param heard what was understood
	 * @return figures only, maybe none
	 */
	public static String figures(String heard) {
		return read(heard).replaceAll("[^0-9]", "");
	}

	private static String repeat(MatchResult match) {
		int times = (match.group(1) != null) ? figure(match.group(1)) - '0' : 2;
		return match.group(3).repeat(times);
	}

	private static char figure(String spoken) {
		return FIGURES.getOrDefault(spoken.charAt(0), spoken.charAt(0));
	}

	/**
	 * Gives phrases for {@link SpeechRecogniser#open(List)} with which any row of figures
	 * can be heard and nothing else: a grammar learns from its phrases what may follow
	 * what, so in these each figure follows each.
	 * @return plain phrases
	 */
	public static List<String> phrases() {
		List<String> phrases = new ArrayList<>();
		for (char first : HEARD.toCharArray()) {
			StringBuilder row = new StringBuilder();
			HEARD.chars().forEach((second) -> row.append(first).append((char) second));
			phrases.add(row.append(first).toString());
		}
		for (char figure : "零一二三四五六七八九".toCharArray()) {
			phrases.add("两个" + figure);
			phrases.add("三个" + figure);
		}
		return phrases;
	}

}

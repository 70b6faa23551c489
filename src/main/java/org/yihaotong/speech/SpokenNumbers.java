package org.yihaotong.speech;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes figures as they are read aloud: numbers as numbers; telephone numbers, hotlines,
 * plates and case numbers figure by figure, with 幺 for one.
 */
public final class SpokenNumbers {

	private static final String DIGITS = "零一二三四五六七八九";

	private static final String[] PLACES = { "", "十", "百", "千" };

	private static final Pattern YEAR = Pattern.compile("(?<![0-9])([0-9]{4})(?=年)");

	private static final Pattern TIME = Pattern.compile("(?<![0-9:])([01]?[0-9]|2[0-4])[:：]([0-5][0-9])(?![0-9:])");

	private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)[%％]");

	private static final Pattern DECIMAL = Pattern.compile("(?<![0-9.])([0-9]{1,4})\\.([0-9]{1,6})(?![0-9.])");

	/** Emergency and service numbers of three figures. */
	private static final Pattern SERVICE = Pattern.compile("(?<![0-9])(?:11[0-9]|12[0-2])(?![0-9])");

	/** Long, with a leading zero, joined by hyphens, or beside a letter. */
	private static final Pattern CODE = Pattern.compile(
			"(?<=[A-Za-z])[0-9]+|(?<![0-9])(?:[0-9]+(?=[A-Za-z])|\\+?[0-9]{5,}(?:-[0-9]+)*|0[0-9]+(?:-[0-9]+)*|[0-9]+(?:-[0-9]+)+)");

	private static final Pattern TWO = Pattern.compile("(?<![0-9])2(?=[个位次天年小条件家辆名份种]|小时|分钟)");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

	private SpokenNumbers() {
	}

	/**
	 * Replaces the figures of a text.
	 * @param text any text
	 * @return the text without figures
	 */
	public static String spell(String text) {
		String spelt = PERCENT.matcher(text).replaceAll((match) -> "百分之" + match.group(1));
		spelt = YEAR.matcher(spelt).replaceAll((match) -> figures(match.group(1), '一'));
		spelt = TIME.matcher(spelt).replaceAll(SpokenNumbers::time);
		spelt = DECIMAL.matcher(spelt)
			.replaceAll((match) -> cardinal(match.group(1)) + "点" + figures(match.group(2), '一'));
		spelt = SERVICE.matcher(spelt).replaceAll((match) -> figures(match.group(), '幺'));
		spelt = CODE.matcher(spelt).replaceAll((match) -> figures(match.group(), '幺'));
		spelt = TWO.matcher(spelt).replaceAll("两");
		return NUMBER.matcher(spelt).replaceAll((match) -> cardinal(match.group()));
	}

	private static String time(MatchResult match) {
		int minutes = Integer.parseInt(match.group(2));
		String spoken = (minutes == 0) ? "整" : ((minutes < 10) ? "零" : "") + cardinal(match.group(2)) + "分";
		return cardinal(match.group(1)) + "点" + spoken;
	}

	private static String figures(String code, char one) {
		StringBuilder spoken = new StringBuilder();
		for (char figure : code.toCharArray()) {
			if (figure == '-') {
				spoken.append('，');
			}
			else if (figure == '1') {
				spoken.append(one);
			}
			else if (figure >= '0' && figure <= '9') {
				spoken.append(DIGITS.charAt(figure - '0'));
			}
		}
		return spoken.toString();
	}

	/**
	 * Reads a number of at most four figures.
	 * @param figures for example {@code 1208}
	 * @return for example 一千二百零八
	 */
	static String cardinal(String figures) {
		String plain = figures.replaceFirst("^0+(?=.)", "");
		if (plain.equals("0")) {
			return "零";
		}
		StringBuilder spoken = new StringBuilder();
		boolean gap = false;
		for (int at = 0; at < plain.length(); at++) {
			int digit = plain.charAt(at) - '0';
			if (digit == 0) {
				gap = true;
				continue;
			}
			spoken.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[plain.length() - 1 - at]);
			gap = false;
		}
		String number = spoken.toString();
		return number.startsWith("一十") ? number.substring(1) : number;
	}

}

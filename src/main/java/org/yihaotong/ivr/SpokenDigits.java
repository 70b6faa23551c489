package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;

/**
 * Digits as people say them one by one, with 幺 for one and 两 for two.
 */
final class SpokenDigits {

	private static final String SPOKEN = "零〇洞一幺二两三四五六七拐八九勾";

	private static final String VALUES = "0001122345677899";

	/** What is said before and between digits. */
	private static final String FILLERS = "嗯啊哦呃是的号码我说那个,，。 -";

	/** The words for digits that every model knows. */
	static final List<String> PHRASES = List.of("零", "一", "幺", "二", "两", "三", "四", "五", "六", "七", "八", "九");

	private SpokenDigits() {
	}

	/**
	 * Reads digits.
	 * @param text what was heard
	 * @return the digits; empty if there are none or something else was said
	 */
	static Optional<String> read(String text) {
		StringBuilder digits = new StringBuilder();
		for (char one : text.toCharArray()) {
			int at = SPOKEN.indexOf(one);
			if (at >= 0) {
				digits.append(VALUES.charAt(at));
			}
			else if (one >= '0' && one <= '9') {
				digits.append(one);
			}
			else if (FILLERS.indexOf(one) < 0) {
				return Optional.empty();
			}
		}
		return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
	}

}

package org.yihaotong.classification;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads numbers as they are spoken or written: 三千五, 两万三千, 十二, 一百零八, 3.5万, 1,200.
 */
final class ChineseNumber {

	/** The characters that a number may be made of, for use in a pattern. */
	static final String CHARACTERS = "0-9.,零〇一二两三四五六七八九十百千万亿";

	private static final String DIGITS = "零一二三四五六七八九";

	private static final int LONGEST = 24;

	private ChineseNumber() {
	}

	static Optional<BigDecimal> parse(String text) {
		String plain = text.replace(",", "").replace('〇', '零').replace('两', '二');
		if (plain.isEmpty() || plain.length() > LONGEST) {
			return Optional.empty();
		}
		return plain.matches("[0-9.]+[百千万亿]*") ? mixed(plain) : spoken(plain);
	}

	private static Optional<BigDecimal> mixed(String plain) {
		int unit = 0;
		while (unit < plain.length() && "0123456789.".indexOf(plain.charAt(unit)) >= 0) {
			unit++;
		}
		String figures = plain.substring(0, unit);
		if (!figures.matches("[0-9]+(?:\\.[0-9]+)?")) {
			return Optional.empty();
		}
		BigDecimal value = new BigDecimal(figures);
		for (char place : plain.substring(unit).toCharArray()) {
			value = value.multiply(BigDecimal.valueOf(unit(place)));
		}
		return Optional.of(value.stripTrailingZeros());
	}

	private static Optional<BigDecimal> spoken(String plain) {
		if (!plain.matches("[零一二三四五六七八九十百千万亿]+")) {
			return Optional.empty();
		}
		long total = 0;
		long section = 0;
		long digit = 0;
		long last = 10;
		for (char place : plain.toCharArray()) {
			long unit = unit(place);
			if (unit == 1) {
				digit = DIGITS.indexOf(place);
				last = (digit == 0) ? 10 : last;
			}
			else if (unit < 10_000) {
				section += ((digit == 0) ? 1 : digit) * unit;
				digit = 0;
				last = unit;
			}
			else {
				total = (total + section + digit) * unit;
				section = 0;
				digit = 0;
				last = unit;
			}
		}
		// 三千五 is 3,500: the last digit counts in the next lower unit.
		long rest = digit * Math.max(1, last / 10);
		return Optional.of(BigDecimal.valueOf(total + section + rest).stripTrailingZeros());
	}

	private static long unit(char place) {
		return switch (place) {
			case '十' -> 10;
			case '百' -> 100;
			case '千' -> 1_000;
			case '万' -> 10_000;
			case '亿' -> 100_000_000;
			default -> 1;
		};
	}

}

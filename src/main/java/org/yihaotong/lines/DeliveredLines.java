package org.yihaotong.lines;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.DepartmentCode;

/**
 * The lines as they are delivered, for whoever tries something without a database.
 */
public final class DeliveredLines {

	private static final int LEAST_DIGITS = 5;

	/** As the first migration of the database has it. */
	private static final Line MAIN = new Line(LineDirectory.MAIN, "12345政务服务便民热线", "12345 City Hotline",
			new DepartmentCode("M01"), Line.Mode.MAIN, Optional.empty(), "您好，这里是12345热线。请慢慢说，是什么事情？需要人工请说人工，或者按0。",
			Optional.empty());

	private final List<Line> lines = LegacyLines.read();

	/**
	 * Finds a line.
	 * @param number as citizens know it, with or without a hyphen or area code
	 * @return the line; the main line when the number is not known
	 */
	public Line dialled(String number) {
		String digits = digits(number);
		return this.lines.stream()
			.filter((line) -> digits.length() >= LEAST_DIGITS && digits(line.number().value()).endsWith(digits))
			.findFirst()
			.orElse(MAIN);
	}

	private static String digits(String number) {
		return number.replaceAll("[^0-9]", "");
	}

}

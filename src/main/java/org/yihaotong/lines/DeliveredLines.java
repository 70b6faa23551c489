package org.yihaotong.lines;

import java.util.List;

/**
 * The lines as they are delivered, for whoever tries something without a database.
 */
public final class DeliveredLines {

	private final List<Line> lines = LegacyLines.read();

	/**
	 * Finds a line.
	 * @param number as citizens know it, with or without a hyphen or area code
	 * @return the line; the main line when the number is not known
	 */
	public Line dialled(String number) {
		String digits = digits(number);
		return this.lines.stream()
			.filter((line) -> !digits.isEmpty() && digits(line.number().value()).endsWith(digits))
			.findFirst()
			.or(() -> this.lines.stream().filter((line) -> line.mode() == Line.Mode.MAIN).findFirst())
			.orElseThrow(() -> new IllegalStateException("No main line is delivered"));
	}

	private static String digits(String number) {
		return number.replaceAll("[^0-9]", "");
	}

}

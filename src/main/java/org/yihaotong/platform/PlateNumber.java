package org.yihaotong.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A vehicle plate of the People's Republic of China: province character, city letter,
 * then five places, or six for new-energy vehicles (GA 36-2018); the letters I and O are
 * never used.
 *
 * @param value the plate without separators, for example {@code 蒙C12345}
 */
public record PlateNumber(String value) {

	private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

	private static final Pattern FORM = Pattern
		.compile("[" + PROVINCES + "][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJ-NP-Z0-9]{6})");

	public PlateNumber {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a plate number");
		}
	}

	/**
	 * Reads a plate as people write it, with a dot, a hyphen or spaces and small letters.
	 * @param text what was given
	 * @return the plate, empty if the text is none
	 */
	public static Optional<PlateNumber> parse(String text) {
		if (text.length() > 24) {
			return Optional.empty();
		}
		String plain = text.replaceAll("[\\s·.•-]", "").toUpperCase(Locale.ROOT);
		return FORM.matcher(plain).matches() ? Optional.of(new PlateNumber(plain)) : Optional.empty();
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package org.yihaotong.platform;

import java.util.regex.Pattern;

/**
 * The number of a hotline as citizens know it.
 *
 * @param value a short number, or area code and number with a hyphen
 */
public record LineNumber(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9]{3,6}|[0-9]{4}-[0-9]{7,8}");

	public LineNumber {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a line number: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}

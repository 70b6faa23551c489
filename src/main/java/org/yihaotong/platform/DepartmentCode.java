package org.yihaotong.platform;

import java.util.regex.Pattern;

/**
 * A member unit (department, utility, district) by its directory code.
 *
 * @param value a letter and two to five digits
 */
public record DepartmentCode(String value) {

	private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{2,5}");

	public DepartmentCode {
		if (!isOne(value)) {
			throw new IllegalArgumentException("Not a department code: " + value);
		}
	}

	/**
	 * Tells whether a text has the form of a code.
	 * @param text the text
	 * @return whether a code can be made of it
	 */
	public static boolean isOne(String text) {
		return FORM.matcher(text).matches();
	}

	@Override
	public String toString() {
		return this.value;
	}

}

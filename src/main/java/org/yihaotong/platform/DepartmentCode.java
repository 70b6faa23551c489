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
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a department code: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package org.yihaotong.platform;

import java.util.regex.Pattern;

/**
 * A category of the taxonomy: two digits for a major, four for a minor one.
 *
 * @param value two or four digits
 */
public record CategoryCode(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9]{2}(?:[0-9]{2})?");

	public CategoryCode {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a category code: " + value);
		}
	}

	/**
	 * Returns the major category that this one belongs to.
	 * @return the code of two digits; itself if it is a major category
	 */
	public CategoryCode major() {
		return (this.value.length() == 2) ? this : new CategoryCode(this.value.substring(0, 2));
	}

	@Override
	public String toString() {
		return this.value;
	}

}

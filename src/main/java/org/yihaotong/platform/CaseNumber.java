package org.yihaotong.platform;

import java.util.regex.Pattern;

/**
 * The number that a citizen is told for a case.
 *
 * @param value the date of acceptance and a running number, {@code 20261123-00042}
 */
public record CaseNumber(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9]{8}-[0-9]{5,7}");

	public CaseNumber {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a case number: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}

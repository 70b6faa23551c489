package org.yihaotong.platform;

import java.util.regex.Pattern;

/**
 * A softphone of the centre; the SIP endpoint {@code seat-NNNN} belongs to it.
 *
 * @param value four digits
 */
public record Seat(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9]{4}");

	public Seat {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a seat: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}

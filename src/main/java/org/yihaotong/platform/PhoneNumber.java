package org.yihaotong.platform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form ({@code +8613800000000}), so that one citizen has one
 * form on every channel. Service numbers ({@code 12345}) keep their short national form.
 *
 * @param value E.164 with a leading plus, or a short service number of 3 to 6 digits
 */
public record PhoneNumber(String value) {

	private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}|[1-9][0-9]{2,5}");

	private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

	private static final Pattern TRUNK_PREFIXED = Pattern.compile("0[1-9][0-9]{8,11}");

	private static final Pattern LOCAL = Pattern.compile("[2-8][0-9]{6,7}");

	private static final String AREA = "473";

	public PhoneNumber {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a telephone number: " + value.length() + " characters");
		}
	}

	/**
	 * Reads a number as citizens and trunks write it: with spaces, hyphens, {@code +86},
	 * {@code 0086}, trunk zero or the city's own area code left out.
	 * @param text what was given
	 * @return the number, empty if the text is none
	 */
	public static Optional<PhoneNumber> parse(String text) {
		if (text.length() > 40) {
			return Optional.empty();
		}
		String plain = text.replaceAll("[\\s()（）.-]", "");
		return normalise(plain).filter((number) -> FORM.matcher(number).matches()).map(PhoneNumber::new);
	}

	private static Optional<String> normalise(String plain) {
		if (plain.startsWith("00")) {
			return Optional.of("+" + plain.substring(2));
		}
		if (plain.startsWith("+") || plain.length() < 7 && plain.matches("[0-9]+")) {
			return Optional.of(plain);
		}
		if (MOBILE.matcher(plain).matches()) {
			return Optional.of("+86" + plain);
		}
		if (TRUNK_PREFIXED.matcher(plain).matches()) {
			return Optional.of("+86" + plain.substring(1));
		}
		if (LOCAL.matcher(plain).matches()) {
			return Optional.of("+86" + AREA + plain);
		}
		return plain.matches("86[1-9][0-9]{9,11}") ? Optional.of("+" + plain) : Optional.empty();
	}

	/**
	 * Returns the form that staff see unless they reveal it with a reason.
	 * @return the number with all but the first three and last four digits hidden
	 */
	public String masked() {
		String shown = national();
		if (shown.length() < 8) {
			return shown;
		}
		return shown.substring(0, 3) + "*".repeat(shown.length() - 7) + shown.substring(shown.length() - 4);
	}

	/**
	 * Returns the form that a Chinese telephone dials.
	 * @return digits only; domestic mobiles without a prefix, landlines with the trunk
	 * zero, foreign numbers with {@code 00}
	 */
	public String national() {
		if (!this.value.startsWith("+")) {
			return this.value;
		}
		if (!this.value.startsWith("+86")) {
			return "00" + this.value.substring(1);
		}
		String rest = this.value.substring(3);
		return MOBILE.matcher(rest).matches() ? rest : "0" + rest;
	}

	@Override
	public String toString() {
		return masked();
	}

}

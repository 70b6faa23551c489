package org.yihaotong.lines;

import java.util.regex.Pattern;

/**
 * The way to the centre that a utility still runs itself: a trunk of its own, because
 * over the operator's trunk its number would ring here again.
 *
 * @param trunk the name of the PJSIP endpoint
 * @param number what is dialled over it, digits only
 */
public record SecondTrunk(String trunk, String number) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

	private static final Pattern DIGITS = Pattern.compile("[0-9]{3,20}");

	public SecondTrunk {
		if (!NAME.matcher(trunk).matches() || !isNumber(number)) {
			throw new IllegalArgumentException("Not a trunk and a number: " + trunk + ", " + number);
		}
	}

	/**
	 * Says it in Asterisk's words.
	 * @return what {@code Dial} takes, for example {@code PJSIP/95598@utilities}
	 */
	public String dial() {
		return "PJSIP/" + this.number + "@" + this.trunk;
	}

	static boolean isNumber(String text) {
		return DIGITS.matcher(text).matches();
	}

}

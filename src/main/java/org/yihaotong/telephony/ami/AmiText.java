package org.yihaotong.telephony.ami;

/**
 * Guards the lines of the manager protocol: asterisk-java passes line ends on, and a line
 * end begins another header or command.
 */
public final class AmiText {

	private static final int MAX_LENGTH = 1_024;

	private AmiText() {
	}

	/**
	 * Refuses what must not reach a manager action.
	 * @param value a value
	 * @return the same value
	 * @throws IllegalArgumentException if it holds a control character or is too long
	 */
	public static String safe(String value) {
		if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("Not a plain value for Asterisk: " + value.length() + " characters");
		}
		return value;
	}

}

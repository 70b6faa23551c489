package org.yihaotong.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Passwords that can be read aloud and typed: no characters that look alike.
 */
final class RandomPasswords {

	private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

	/** 31^12 is 59 bits: far beyond what throttled guessing can try. */
	private static final int LENGTH = 12;

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomPasswords() {
	}

	static String next() {
		return RANDOM.ints(LENGTH, 0, LETTERS.length())
			.mapToObj((index) -> LETTERS.substring(index, index + 1))
			.collect(Collectors.joining());
	}

}

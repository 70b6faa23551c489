package org.yihaotong.speech;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Names of the Latin letters as Mandarin speakers say them on the telephone.
 */
final class Letters {

	private static final List<String> NAMES = List.of("ei1", "bi4", "xi1", "di4", "yi4", "ai2fu5", "ji4", "ai1qu5",
			"ai4", "zhei4", "kei4", "ai1lou5", "ai1mu5", "en1", "ou1", "pi4", "kiu4", "a4er5", "ai1si5", "ti4", "you1",
			"wei1", "da1bu5liu5", "ai1ke5si5", "wai1", "zei4");

	private Letters() {
	}

	/**
	 * Names a letter.
	 * @param character any character
	 * @return pinyin; null if it is no Latin letter
	 */
	static @Nullable String name(char character) {
		int index = (character | 0x20) - 'a';
		boolean latin = character < 128 && index >= 0 && index < NAMES.size();
		return latin ? NAMES.get(index) : null;
	}

}

package org.yihaotong.cases;

import java.util.Optional;

import org.yihaotong.platform.CaseNumber;

/**
 * Reads case numbers from addresses.
 */
final class CaseNumbers {

	private CaseNumbers() {
	}

	static Optional<CaseNumber> parse(String text) {
		try {
			return Optional.of(new CaseNumber(text));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

}

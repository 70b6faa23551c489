package org.yihaotong.telephony;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where a caller is handed over to, outside of this centre. What may be a destination is
 * decided above; what is no plain number or trunk is refused here once more, because it
 * becomes part of a dial string.
 */
public sealed interface Destination {

	/** Longer than any telephone rings. */
	Duration LONGEST_RING = Duration.ofMinutes(2);

	/**
	 * Returns what is dialled.
	 * @return 3 to 20 digits
	 */
	String number();

	/**
	 * Returns how long it rings before the caller comes back.
	 * @return a second to two minutes
	 */
	Duration ring();

	/**
	 * The centre that a utility runs itself, over a trunk of its own.
	 *
	 * @param trunk the name of the PJSIP endpoint
	 * @param number what is dialled over it
	 * @param ring how long it rings
	 */
	record Centre(String trunk, String number, Duration ring) implements Destination {

		private static final Pattern TRUNK = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

		public Centre {
			if (!TRUNK.matcher(trunk).matches()) {
				throw new IllegalArgumentException("Not the name of a trunk: " + trunk.length() + " characters");
			}
			check(number, ring);
		}

	}

	/**
	 * An entry of the directory, over the operator's trunk.
	 *
	 * @param number what is dialled
	 * @param ring how long it rings
	 */
	record DirectoryEntry(String number, Duration ring) implements Destination {

		public DirectoryEntry {
			check(number, ring);
		}

	}

	private static void check(String number, Duration ring) {
		if (!number.matches("[0-9]{3,20}")) {
			throw new IllegalArgumentException("Not fit for a dial string: " + number.length() + " characters");
		}
		if (ring.toSeconds() < 1 || ring.compareTo(LONGEST_RING) > 0) {
			throw new IllegalArgumentException("Nobody lets it ring for " + ring);
		}
	}

}

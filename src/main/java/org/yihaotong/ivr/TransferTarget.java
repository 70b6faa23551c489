package org.yihaotong.ivr;

/**
 * Where a caller is handed over to. Only what is named in advance can be a target: never
 * a number that a caller said or keyed in.
 */
sealed interface TransferTarget {

	/** Characters of a name at most. */
	int LONGEST_NAME = 60;

	String name();

	/**
	 * A target that the dialled line has under this name, such as the utility's own
	 * centre.
	 *
	 * @param name its name
	 */
	record OfLine(String name) implements TransferTarget {

		public OfLine {
			check(name);
		}

	}

	/**
	 * An entry of the directory.
	 *
	 * @param name its name
	 */
	record OfDirectory(String name) implements TransferTarget {

		public OfDirectory {
			check(name);
		}

	}

	private static void check(String name) {
		if (!name.matches("[\\p{L}\\p{N}_-]{1," + LONGEST_NAME + "}")) {
			throw new IllegalArgumentException("Not the name of a target: " + name);
		}
	}

}

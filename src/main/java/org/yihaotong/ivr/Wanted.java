package org.yihaotong.ivr;

import org.yihaotong.platform.PlateNumber;

/**
 * What a step collects from a caller.
 */
sealed interface Wanted {

	/**
	 * Returns what is known when it is collected.
	 * @return the fact
	 */
	Fact fact();

	/**
	 * A vehicle plate.
	 *
	 * @param area province and city, put before figures that were keyed in
	 */
	record Plate(String area) implements Wanted {

		@Override
		public Fact fact() {
			return Fact.PLATE;
		}

		boolean valid() {
			return PlateNumber.parse(this.area + "00000").isPresent();
		}

	}

	/**
	 * Digits, such as the number of a case or an account.
	 *
	 * @param least how many at least
	 * @param most how many at most
	 */
	record Digits(int least, int most) implements Wanted {

		/** Digits of one number at most. */
		static final int LONGEST = 20;

		@Override
		public Fact fact() {
			return Fact.DIGITS;
		}

	}

	/** A day. */
	record Day() implements Wanted {

		@Override
		public Fact fact() {
			return Fact.DATE;
		}

	}

	/** Where something is; only by speech. */
	record Place() implements Wanted {

		@Override
		public Fact fact() {
			return Fact.PLACE;
		}

	}

}

package org.yihaotong.bench;

/**
 * Finds the highest rate at which nothing fails.
 */
final class RateSearch {

	private static final double STEP = 1.5;

	private RateSearch() {
	}

	/** One step of a search: calls at a rate and returns how many failed. */
	interface Attempt {

		int failed(int rate) throws Exception;

	}

	/**
	 * Raises the rate until something fails, then looks once between the last two.
	 * @return the highest rate at which nothing failed, 0 if there is none
	 */
	static int best(Attempt attempt, int first, int last) throws Exception {
		int good = 0;
		int rate = first;
		while (rate <= last && attempt.failed(rate) == 0) {
			good = rate;
			rate = (int) Math.ceil(rate * STEP);
		}
		int between = (good > 0) ? (good + rate) / 2 : first / 4;
		if (rate <= last && attempt.failed(between) == 0) {
			good = between;
		}
		return good;
	}

}

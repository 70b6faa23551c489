package org.yihaotong.cases;

/**
 * What the citizen thinks of the reply.
 *
 * @param solved whether the matter is solved
 * @param satisfaction 1 (very dissatisfied) to 5 (very satisfied)
 * @param comment the citizen's words, may be empty, 1,000 characters at most
 */
public record Rating(boolean solved, int satisfaction, String comment) {

	public Rating {
		if (satisfaction < 1 || satisfaction > 5) {
			throw new IllegalArgumentException("Satisfaction is 1 to 5, not " + satisfaction);
		}
	}

}

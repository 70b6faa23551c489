package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import opennlp.tools.doccat.DocumentCategorizerME;
import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

/**
 * The trained model: one categoriser for the major category and one inside each major
 * category. The probability of a minor category is the product of both. Safe for use by
 * many threads: the categorisers hold weights only.
 *
 * @param version names the inputs that it was trained on
 * @param checksum SHA-256 of the weights
 * @param majors tells the major category
 * @param minors tells the minor category, by major category
 */
record CategoryModel(String version, String checksum, DocumentCategorizerME majors,
		Map<String, DocumentCategorizerME> minors) {

	/** Majors less likely than this cannot bring a minor into the first three. */
	private static final double NEGLIGIBLE = 0.004;

	private static final int CANDIDATES = 3;

	/**
	 * Ranks the categories for a text.
	 * @param features what is to be seen of it
	 * @return the three likeliest, likeliest first
	 */
	List<Candidate> rank(String[] features) {
		double[] chances = this.majors.categorize(features);
		List<Integer> order = IntStream.range(0, chances.length)
			.boxed()
			.sorted(Comparator.comparingDouble((Integer i) -> -chances[i]))
			.toList();
		List<Candidate> candidates = new ArrayList<>();
		for (int i : order) {
			if (candidates.size() < CANDIDATES || chances[i] >= NEGLIGIBLE) {
				addMinors(this.majors.getCategory(i), chances[i], features, candidates);
			}
		}
		candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
		return List.copyOf(candidates.subList(0, Math.min(CANDIDATES, candidates.size())));
	}

	private void addMinors(String major, double chance, String[] features, List<Candidate> candidates) {
		DocumentCategorizerME within = this.minors.get(major);
		if (within == null) {
			return;
		}
		double[] shares = within.categorize(features);
		for (int i = 0; i < shares.length; i++) {
			candidates.add(new Candidate(new CategoryCode(within.getCategory(i)), chance * shares[i]));
		}
	}

}

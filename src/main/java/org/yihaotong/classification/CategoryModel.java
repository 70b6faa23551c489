package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

/**
 * The trained model: one categoriser for the major category and one inside each major
 * category. The probability of a minor category is the product of both. Safe for use by
 * many threads.
 *
 * @param version names the inputs that it was trained on
 * @param checksum SHA-256 of its files
 * @param vocabulary the features that it knows
 * @param majors tells the major category
 * @param minors tells the minor category, by major category
 * @param calibration makes the probabilities true
 */
record CategoryModel(String version, String checksum, Vocabulary vocabulary, LinearModel majors,
		Map<String, LinearModel> minors, Calibration calibration) {

	/** Majors less likely than this cannot bring a minor into the first three. */
	private static final double NEGLIGIBLE = 0.004;

	static final int CANDIDATES = 3;

	/**
	 * The major category of what belongs nowhere else, by the definitions of its minors.
	 */
	private static final String RESIDUAL = "27";

	/** The one of them that no letter about something definite looks like. */
	private static final CategoryCode NOTHING_SAID = new CategoryCode("2705");

	/**
	 * How likely the others are beside what the training texts make of them: there each
	 * has as many texts as any category, and its words (hopes, thanks, the development of
	 * the city) open many letters about something definite.
	 */
	private static final double RESIDUAL_SHARE = 0.25;

	/**
	 * What a score is divided by before it becomes a probability; fitted to texts that
	 * were not trained on (Guo et al., On Calibration of Modern Neural Networks, 2017).
	 *
	 * @param majors for the major category
	 * @param minors for the minor category within its major
	 * @param biases what is added to the score of each major category before
	 * @param certain from which probability a category may be acted on, by its code
	 */
	record Calibration(double majors, double minors, List<Float> biases, Map<CategoryCode, Double> certain) {
	}

	/**
	 * Tells from which probability a category may be acted on.
	 * @param code the category
	 * @return the least probability; 1 for a category that the model does not know
	 */
	double certain(CategoryCode code) {
		return this.calibration.certain().getOrDefault(code, 1.0);
	}

	/**
	 * Tells how much a feature speaks for a category.
	 * @param row a feature of the text
	 * @param code the category
	 * @return how much it speaks for the category against the mean of all
	 */
	double advantage(int row, CategoryCode code) {
		String major = code.major().value();
		LinearModel within = this.minors.get(major);
		if (within == null) {
			return 0;
		}
		double rarity = this.vocabulary.rarity(row);
		return rarity * (this.majors.advantage(row, this.majors.outcomes().indexOf(major))
				+ within.advantage(row, within.outcomes().indexOf(code.value())));
	}

	/**
	 * Ranks the categories for a text.
	 * @param features what is to be seen of it
	 * @return likeliest first: at least three, and all whose major category is not
	 * negligible
	 */
	List<Candidate> rank(long[] features) {
		return rank(this.vocabulary.vector(features));
	}

	List<Candidate> rank(Vector text) {
		double[] chances = majors(text);
		List<Candidate> candidates = new ArrayList<>();
		for (double least = NEGLIGIBLE; candidates.size() < CANDIDATES && least >= 0; least -= NEGLIGIBLE) {
			candidates.clear();
			for (int i = 0; i < chances.length; i++) {
				if (chances[i] >= least) {
					addMinors(this.majors.outcomes().get(i), chances[i], text, candidates);
				}
			}
		}
		candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
		return candidates;
	}

	/**
	 * Finds the likeliest categories. A minor category is never likelier than its major,
	 * so most majors need not be looked into.
	 * @param features what is to be seen of a text
	 * @return at most three, likeliest first
	 */
	List<Candidate> likeliest(long[] features) {
		Vector text = this.vocabulary.vector(features);
		double[] chances = majors(text);
		List<Integer> order = IntStream.range(0, chances.length)
			.boxed()
			.sorted(Comparator.comparingDouble((Integer major) -> -chances[major]))
			.toList();
		List<Candidate> best = new ArrayList<>();
		for (int major : order) {
			if (best.size() >= CANDIDATES && chances[major] < best.get(CANDIDATES - 1).probability()) {
				break;
			}
			addMinors(this.majors.outcomes().get(major), chances[major], text, best);
			best.sort(Comparator.comparingDouble(Candidate::probability).reversed());
			best.subList(Math.min(CANDIDATES, best.size()), best.size()).clear();
		}
		return List.copyOf(best);
	}

	/**
	 * Finds the likeliest category of a major category that is very likely.
	 * @param features what is to be seen of a text
	 * @param least how likely the category must be
	 * @return the category, if any is that likely
	 */
	Optional<Candidate> surest(long[] features, double least) {
		Vector text = this.vocabulary.vector(features);
		double[] chances = majors(text);
		for (int i = 0; i < chances.length; i++) {
			if (chances[i] >= least) {
				List<Candidate> candidates = new ArrayList<>();
				addMinors(this.majors.outcomes().get(i), chances[i], text, candidates);
				return candidates.stream()
					.max(Comparator.comparingDouble(Candidate::probability))
					.filter((best) -> best.probability() >= least);
			}
		}
		return Optional.empty();
	}

	private double[] majors(Vector text) {
		float[] scores = this.majors.scores(text);
		for (int i = 0; i < scores.length; i++) {
			scores[i] += this.calibration.biases().get(i);
		}
		double[] chances = Temperature.probabilities(scores, this.calibration.majors());
		lessResidual(text, chances);
		return chances;
	}

	private void lessResidual(Vector text, double[] chances) {
		int residual = this.majors.outcomes().indexOf(RESIDUAL);
		LinearModel within = this.minors.get(RESIDUAL);
		if (within == null || residual < 0 || chances[residual] < NEGLIGIBLE) {
			return;
		}
		double kept = Arrays.stream(shares(RESIDUAL, within, text)).sum();
		double left = 1 - chances[residual] * (1 - kept);
		chances[residual] *= kept;
		for (int i = 0; i < chances.length; i++) {
			chances[i] /= left;
		}
	}

	/**
	 * How likely each minor is within its major; in the residual one their sum is less
	 * than 1.
	 */
	private double[] shares(String major, LinearModel within, Vector text) {
		double[] shares = within.probabilities(text, this.calibration.minors());
		if (major.equals(RESIDUAL)) {
			for (int i = 0; i < shares.length; i++) {
				shares[i] *= within.code(i).equals(NOTHING_SAID) ? 1 : RESIDUAL_SHARE;
			}
		}
		return shares;
	}

	private void addMinors(String major, double chance, Vector text, List<Candidate> candidates) {
		LinearModel within = this.minors.get(major);
		if (within == null) {
			return;
		}
		double[] shares = shares(major, within, text);
		double all = Arrays.stream(shares).sum();
		for (int i = 0; i < shares.length; i++) {
			candidates.add(new Candidate(within.code(i), chance * shares[i] / all));
		}
	}

}

package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

/**
 * The trained model: one maximum entropy categoriser for the major category and one
 * inside each major category, whose product says how likely a minor category is, and
 * naive Bayes over all minor categories, whose score is added to the logarithm of that.
 * Maximum entropy draws borders well where there is much to learn from; with the sixty
 * texts of a minor category naive Bayes is the better half, and both together are right
 * more often than either. Safe for use by many threads.
 *
 * @param version names the inputs that it was trained on
 * @param checksum SHA-256 of its files
 * @param vocabulary the features that it knows
 * @param majors tells the major category
 * @param minors tell the minor category, by major category
 * @param calibration makes the probabilities true
 */
record CategoryModel(String version, String checksum, Vocabulary vocabulary, LinearModel majors,
		Map<String, Minors> minors, Calibration calibration) {

	/** Majors less likely than this hardly ever bring a minor into the first three. */
	private static final double NEGLIGIBLE = 0.01;

	/** Nor can one be the likeliest by far whose major is less likely than this. */
	private static final double UNLIKELY = 0.1;

	static final int CANDIDATES = 3;

	/** How much the score of naive Bayes weighs; between 0.5 and 3 little changes. */
	private static final double COUNTED = 1.5;

	/** How many different features a text of some sixty characters has. */
	private static final int SENTENCE = 250;

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
	 * @param sentences for the scores of all minor categories of a short text
	 * @param letters for those of a long one
	 * @param certain from which probability a category may be acted on, by its code
	 */
	record Calibration(double majors, double minors, List<Float> biases, double sentences, double letters,
			Map<CategoryCode, Double> certain) {
	}

	/**
	 * Gives the same model with other probabilities.
	 * @param other what makes them true
	 * @return a model that shares the weights of this one
	 */
	CategoryModel with(Calibration other) {
		return new CategoryModel(this.version, this.checksum, this.vocabulary, this.majors, this.minors, other);
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
		Minors minors = this.minors.get(major);
		if (minors == null) {
			return 0;
		}
		LinearModel within = minors.both();
		double rarity = this.vocabulary.rarity(row);
		return rarity * (this.majors.advantage(row, this.majors.outcomes().indexOf(major))
				+ within.advantage(row, within.outcomes().indexOf(code.value())));
	}

	/**
	 * Ranks the categories for a text.
	 * @param text the text
	 * @return likeliest first: at least three, and all whose major category is not
	 * negligible
	 */
	List<Candidate> rank(Vector text) {
		return ranked(text, majors(text), NEGLIGIBLE);
	}

	private List<Candidate> ranked(Vector text, Majors majors, double negligible) {
		Scored scored = scored(text, majors, negligible);
		double[] chances = Temperature.probabilities(scored.scores(),
				isLetter(text) ? this.calibration.letters() : this.calibration.sentences());
		List<Candidate> candidates = new ArrayList<>();
		for (int i = 0; i < chances.length; i++) {
			candidates.add(new Candidate(scored.codes().get(i), chances[i] * (1 - scored.nothingSaid())));
		}
		if (scored.nothingSaid() > 0) {
			candidates.add(new Candidate(NOTHING_SAID, scored.nothingSaid()));
		}
		candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
		return candidates;
	}

	/**
	 * Tells whether a text is long: the more there is to count, the surer naive Bayes is,
	 * so that sentences and letters need temperatures of their own.
	 * @param text the text
	 * @return whether it has more than some sixty characters
	 */
	static boolean isLetter(Vector text) {
		return text.rows().length > SENTENCE;
	}

	/**
	 * Finds the likeliest categories.
	 * @param text the text
	 * @return at most three, likeliest first
	 */
	List<Candidate> likeliest(Vector text) {
		List<Candidate> ranked = rank(text);
		return ranked.subList(0, Math.min(CANDIDATES, ranked.size()));
	}

	/**
	 * Finds the likeliest category of a text about one matter, which has a very likely
	 * major category.
	 * @param features what is to be seen of a text
	 * @param least how likely the category must be, and its major by itself
	 * @return the category, if any is that likely
	 */
	Optional<Candidate> surest(long[] features, double least) {
		Vector text = this.vocabulary.vector(features);
		Majors majors = majors(text);
		if (Arrays.stream(majors.chances()).noneMatch((chance) -> chance >= least)) {
			return Optional.empty();
		}
		return ranked(text, majors, UNLIKELY).stream().findFirst().filter((best) -> best.probability() >= least);
	}

	/**
	 * Scores the categories for a text.
	 * @param text the text
	 * @return those whose major category is not negligible, at least three if there are
	 * so many
	 */
	Scored scored(Vector text) {
		return scored(text, majors(text), NEGLIGIBLE);
	}

	private Scored scored(Vector text, Majors majors, double negligible) {
		List<CategoryCode> codes = new ArrayList<>();
		List<Float> scores = new ArrayList<>();
		for (double least = negligible; codes.size() < CANDIDATES && least >= 0; least -= negligible) {
			codes.clear();
			scores.clear();
			for (int i = 0; i < majors.chances().length; i++) {
				if (majors.chances()[i] >= least) {
					addMinors(i, majors, text, codes, scores);
				}
			}
		}
		float[] each = new float[scores.size()];
		for (int i = 0; i < each.length; i++) {
			each[i] = scores.get(i);
		}
		return new Scored(codes, each, majors.nothingSaid());
	}

	private Majors majors(Vector text) {
		float[] scores = this.majors.scores(text);
		for (int i = 0; i < scores.length; i++) {
			scores[i] += this.calibration.biases().get(i);
		}
		double[] chances = Temperature.probabilities(scores, this.calibration.majors());
		Map<String, float[]> sums = new HashMap<>();
		double nothingSaid = lessResidual(text, chances, sums);
		return new Majors(chances, nothingSaid, sums);
	}

	/**
	 * Makes the residual major less likely.
	 * @param text the text
	 * @param chances how likely each major is, and shall be
	 * @param sums where the scores within it are kept
	 * @return how likely it is then that nothing was said
	 */
	private double lessResidual(Vector text, double[] chances, Map<String, float[]> sums) {
		int residual = this.majors.outcomes().indexOf(RESIDUAL);
		Minors within = this.minors.get(RESIDUAL);
		if (within == null || residual < 0 || chances[residual] < NEGLIGIBLE) {
			return 0;
		}
		float[] scores = within.both().scores(text);
		sums.put(RESIDUAL, scores);
		double[] shares = shares(RESIDUAL, within, scores);
		double kept = Arrays.stream(shares).sum();
		double left = 1 - chances[residual] * (1 - kept);
		chances[residual] *= kept;
		for (int i = 0; i < chances.length; i++) {
			chances[i] /= left;
		}
		int nothing = within.both().outcomes().indexOf(NOTHING_SAID.value());
		return (nothing < 0 || chances[residual] < NEGLIGIBLE) ? 0 : chances[residual] * shares[nothing] / kept;
	}

	/**
	 * How likely each minor is within its major; in the residual one their sum is less
	 * than 1.
	 */
	private double[] shares(String major, Minors within, float[] sums) {
		double[] shares = Temperature.probabilities(within.learned(sums), this.calibration.minors());
		if (major.equals(RESIDUAL)) {
			for (int i = 0; i < shares.length; i++) {
				shares[i] *= within.both().code(i).equals(NOTHING_SAID) ? 1 : RESIDUAL_SHARE;
			}
		}
		return shares;
	}

	private void addMinors(int outcome, Majors majors, Vector text, List<CategoryCode> codes, List<Float> scores) {
		String major = this.majors.outcomes().get(outcome);
		Minors within = this.minors.get(major);
		if (within == null) {
			return;
		}
		float[] sums = majors.sums().computeIfAbsent(major, (one) -> within.both().scores(text));
		double[] shares = shares(major, within, sums);
		double chance = majors.chances()[outcome];
		double all = Arrays.stream(shares).sum();
		float[] counted = within.counted().scores(text, sums, shares.length);
		for (int i = 0; i < shares.length; i++) {
			CategoryCode code = within.both().code(i);
			// Naive Bayes cannot tell it: it takes any word for a sign of something.
			if (!code.equals(NOTHING_SAID)) {
				codes.add(code);
				scores.add((float) (Math.log(chance * shares[i] / all) + COUNTED * counted[i]));
			}
		}
	}

	/**
	 * What is known before minors are looked at.
	 *
	 * @param chances how likely each major category is
	 * @param nothingSaid how likely it is that nothing was said
	 * @param sums the scores within those majors that were looked into
	 */
	private record Majors(double[] chances, double nothingSaid, Map<String, float[]> sums) {
	}

	/**
	 * The models of a major category, both with the same outcomes.
	 *
	 * @param both what tells its minors from one another, and beside it what their texts
	 * are made of
	 * @param counted makes scores of the latter
	 */
	record Minors(LinearModel both, BayesModel counted) {

		/** The scores of the former. */
		float[] learned(float[] sums) {
			return Arrays.copyOf(sums, this.both.outcomes().size());
		}

	}

	/**
	 * Categories with their scores.
	 *
	 * @param codes the categories
	 * @param scores their scores, in the same order
	 * @param nothingSaid how likely it is that nothing was said
	 */
	record Scored(List<CategoryCode> codes, float[] scores, double nothingSaid) {
	}

}

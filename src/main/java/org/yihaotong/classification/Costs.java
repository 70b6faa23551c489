package org.yihaotong.classification;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

/**
 * What an answer costs when it is wrong, in units of one look by an agent. A case at the
 * wrong department comes back after a day and is handled twice; within one department it
 * is passed on at the next desk; danger that is not seen may cost a life, and a false
 * alarm is cleared up in one call.
 */
final class Costs {

	/** The unit: an agent looks and chooses. */
	static final double ASK = 1;

	static final double SAME_DEPARTMENT = 2;

	static final double FALSE_ALARM = 3;

	static final double WRONG_DEPARTMENT = 10;

	static final double MISSED_DANGER = 50;

	/** Nothing is acted on that is not likelier than everything else together. */
	static final double LEAST = 0.5;

	/** How many average texts each category is assumed to have been wrong on. */
	private static final double PRIOR = 0.5;

	private final Taxonomy taxonomy;

	Costs(Taxonomy taxonomy) {
		this.taxonomy = taxonomy;
	}

	/**
	 * What a text was taken for, and what it is.
	 *
	 * @param candidates the categories that were thought likely
	 * @param truth its category
	 */
	record Answer(List<Candidate> candidates, CategoryCode truth) {
	}

	/**
	 * Tells what acting on a wrong category costs.
	 * @param taken the category acted on
	 * @param truth the right one
	 * @return 0 if it is the same
	 */
	double of(CategoryCode taken, CategoryCode truth) {
		if (taken.equals(truth)) {
			return 0;
		}
		Category mine = this.taxonomy.find(taken).orElseThrow();
		Category right = this.taxonomy.find(truth).orElseThrow();
		boolean danger = right.priority() == Priority.EMERGENCY;
		if (danger != (mine.priority() == Priority.EMERGENCY)) {
			return danger ? MISSED_DANGER : FALSE_ALARM;
		}
		return mine.leadDepartmentZh().equals(right.leadDepartmentZh()) ? SAME_DEPARTMENT : WRONG_DEPARTMENT;
	}

	/**
	 * Finds for each category the probability from which acting on it costs less than
	 * asking: {@code 1 - ASK / W} where W is the mean cost of the errors that a text
	 * taken for it would be, weighed by how likely each text is taken for it. Categories
	 * that few texts are taken for lean on the mean of all.
	 * @param answers texts that were not trained on
	 * @return least probability by category, 0.5 and above
	 */
	Map<CategoryCode, Double> thresholds(List<Answer> answers) {
		Map<CategoryCode, double[]> errors = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
		this.taxonomy.all().forEach((category) -> errors.put(category.code(), new double[2]));
		double[] all = new double[2];
		for (Answer answer : answers) {
			for (Candidate candidate : answer.candidates()) {
				double cost = of(candidate.code(), answer.truth());
				if (cost > 0) {
					add(errors.getOrDefault(candidate.code(), new double[2]), candidate.probability(), cost);
					add(all, candidate.probability(), cost);
				}
			}
		}
		double mean = (all[0] > 0) ? all[1] / all[0] : WRONG_DEPARTMENT;
		Map<CategoryCode, Double> thresholds = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
		errors.forEach((code, error) -> {
			double cost = (error[1] + PRIOR * mean) / (error[0] + PRIOR);
			thresholds.put(code, Math.round(1000 * Math.max(LEAST, 1 - ASK / cost)) / 1000.0);
		});
		return thresholds;
	}

	private static void add(double[] sums, double probability, double cost) {
		sums[0] += probability;
		sums[1] += probability * cost;
	}

}

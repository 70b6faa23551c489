package org.yihaotong.classification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

/**
 * What everybody should know who lets a model answer: what it has learned from, how it
 * was measured and where it is weak (Mitchell et al., Model Cards for Model Reporting,
 * 2019). Written beside the model by the one who trains it.
 */
final class ModelCard {

	static final String FILE = "MODEL-CARD.md";

	private static final int WEAKEST = 6;

	private ModelCard() {
	}

	/**
	 * What a model was made of.
	 *
	 * @param version names all inputs
	 * @param written texts of the folder
	 * @param learned texts that agents' corrections brought
	 * @param features how many features it knows
	 */
	record Made(String version, int written, int learned, int features) {
	}

	/**
	 * Writes the card.
	 * @param made what the model was made of
	 * @param answers what it answers to the texts that it was calibrated by
	 * @param taxonomy names the categories
	 * @return Markdown
	 */
	static String of(Made made, List<Costs.Answer> answers, Taxonomy taxonomy) {
		Map<String, Integer> texts = new TreeMap<>();
		Map<String, Integer> right = new TreeMap<>();
		for (Costs.Answer answer : answers) {
			texts.merge(answer.truth().major().value(), 1, Integer::sum);
			right.merge(answer.truth().major().value(), isRight(answer, answer.truth()) ? 1 : 0, Integer::sum);
		}
		int all = right.values().stream().mapToInt(Integer::intValue).sum();
		return """
				# Model %s

				Tells which of %d minor categories a citizen's text belongs to.

				- Trained with Apache OpenNLP (maximum entropy, quasi-Newton) on %d texts written for this project, %d texts
				  that agents have corrected, and the taxonomy itself.
				- Knows %d features: characters and pairs of characters, those of the subject and of the opening once more,
				  typical words.
				- Calibrated by %d texts of another hand that it was not trained on; of these it puts %d (%.1f %%) into the
				  right minor category. `./bench classify` measures it on further texts and on real letters.
				- Weakest there: %s.
				- Not for judging people; emergencies are decided by the flow and by people as well. Weak on texts of several
				  matters of the same weight, on irony, and on places and offices that only locals know.
				"""
			.formatted(made.version(), taxonomy.all().size(), made.written(), made.learned(), made.features(),
					answers.size(), all, 100.0 * all / Math.max(1, answers.size()), weakest(texts, right, taxonomy));
	}

	private static boolean isRight(Costs.Answer answer, CategoryCode truth) {
		return answer.candidates().stream().findFirst().map(Candidate::code).filter(truth::equals).isPresent();
	}

	private static String weakest(Map<String, Integer> texts, Map<String, Integer> right, Taxonomy taxonomy) {
		return texts.keySet()
			.stream()
			.sorted(Comparator.comparingDouble((major) -> share(major, texts, right)))
			.limit(WEAKEST)
			.map((major) -> "%s %s (%d of %d right)".formatted(major, name(major, taxonomy), count(major, right),
					count(major, texts)))
			.reduce((one, other) -> one + ", " + other)
			.orElse("not measured");
	}

	private static double share(String major, Map<String, Integer> texts, Map<String, Integer> right) {
		return (double) count(major, right) / count(major, texts);
	}

	private static int count(String major, Map<String, Integer> counts) {
		return Objects.requireNonNullElse(counts.get(major), 0);
	}

	private static String name(String major, Taxonomy taxonomy) {
		return taxonomy.all()
			.stream()
			.filter((category) -> category.code().major().value().equals(major))
			.map(Category::majorZh)
			.findFirst()
			.orElse("");
	}

}

package org.yihaotong.intake.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Taxonomy;

/**
 * Says what a text may be about while it is being written.
 */
@Service
class Suggestions {

	private final Classifier classifier;

	private final Taxonomy taxonomy;

	Suggestions(Classifier classifier, Taxonomy taxonomy) {
		this.classifier = classifier;
		this.taxonomy = taxonomy;
	}

	Suggested of(String text, Locale locale) {
		String clipped = (text.length() > Submission.MAX_TEXT) ? text.substring(0, Submission.MAX_TEXT) : text;
		Classification understood = this.classifier.classify(clipped);
		return new Suggested(understood.top()
			.stream()
			.map((candidate) -> suggestion(candidate, locale))
			.flatMap(Optional::stream)
			.toList(), understood.decision().name());
	}

	private Optional<Suggestion> suggestion(Classification.Candidate candidate, Locale locale) {
		return this.taxonomy.find(candidate.code())
			.map((category) -> new Suggestion(category.code().value(), name(category, locale),
					candidate.probability()));
	}

	private static String name(Category category, Locale locale) {
		return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
				? category.majorEn() + " · " + category.minorEn() : category.majorZh() + " · " + category.minorZh();
	}

	record Suggested(List<Suggestion> top, String decision) {
	}

	record Suggestion(String code, String name, double probability) {
	}

}

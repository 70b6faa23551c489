package org.yihaotong.intake;

import java.util.Optional;

import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Taxonomy;

/**
 * Understands a text as the desk does, without storing anything: for whoever tries a flow
 * without a database.
 */
public final class Understanding {

	private final Classifier classifier;

	private final Taxonomy taxonomy;

	public Understanding(Classifier classifier, Taxonomy taxonomy) {
		this.classifier = classifier;
		this.taxonomy = taxonomy;
	}

	/**
	 * Decides what is to be done.
	 * @param text what was said or written
	 * @return the decision, with what was understood
	 */
	public Triage of(String text) {
		Classification classification = this.classifier.classify(text);
		Optional<Category> first = classification.top()
			.stream()
			.findFirst()
			.flatMap((candidate) -> this.taxonomy.find(candidate.code()));
		return triage(text, classification, first);
	}

	static Triage triage(String text, Classification classification, Optional<Category> first) {
		boolean understood = classification.decision().understood();
		return new Triage(TriagePolicy.decide(text, classification, first), classification,
				first.filter((category) -> understood).map(Category::minorZh).orElse(""));
	}

}

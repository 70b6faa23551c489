package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.classification.Classification.Decision;
import org.yihaotong.classification.Fact.Kind;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.PlateNumber;

/**
 * Classifies with the model of the build and finds facts by patterns.
 */
class OpenNlpClassifier implements Classifier {

	/** Far above certain: a sentence has fewer words than a text to be sure by. */
	private static final double ALSO = 0.9;

	private static final int MOST_ALSO = 2;

	private final CategoryModel model;

	private final TextFeatures features;

	private final ClassificationProperties properties;

	OpenNlpClassifier(CategoryModel model, TextFeatures features, ClassificationProperties properties) {
		this.model = model;
		this.features = features;
		this.properties = properties;
	}

	@Override
	public Classification classify(String text) {
		String plain = PlainText.of(text);
		if (!PlainText.hasContent(plain)) {
			return Classification.UNKNOWN;
		}
		List<Candidate> ranked = this.model.rank(this.features.of(plain));
		List<Candidate> top = List.copyOf(ranked.subList(0, Math.min(CategoryModel.CANDIDATES, ranked.size())));
		List<Fact> facts = FactFinder.find(text);
		return new Classification(top, decision(top), first(facts, Kind.PLATE).map(PlateNumber::new),
				first(facts, Kind.PLACE), also(plain, top), facts);
	}

	private static Optional<String> first(List<Fact> facts, Kind kind) {
		return facts.stream().filter((fact) -> fact.kind() == kind).map(Fact::value).findFirst();
	}

	/**
	 * A sentence that surely speaks of another major category than the whole text and its
	 * runners-up is a matter of its own.
	 */
	private List<CategoryCode> also(String plain, List<Candidate> top) {
		List<Candidate> others = new ArrayList<>();
		for (String sentence : Sentences.of(plain)) {
			this.model.surest(this.features.of(sentence), ALSO)
				.filter((other) -> isOther(other, top))
				.ifPresent(others::add);
		}
		return others.stream()
			.sorted(Comparator.comparingDouble(Candidate::probability).reversed())
			.map(Candidate::code)
			.distinct()
			.limit(MOST_ALSO)
			.toList();
	}

	private static boolean isOther(Candidate candidate, List<Candidate> top) {
		return !candidate.code().major().equals(top.getFirst().code().major());
	}

	private Decision decision(List<Candidate> top) {
		double first = top.isEmpty() ? 0 : top.getFirst().probability();
		if (first >= this.properties.certain()) {
			return Decision.CERTAIN;
		}
		return (first >= this.properties.doubtful()) ? Decision.DOUBTFUL : Decision.UNKNOWN;
	}

}

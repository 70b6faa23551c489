package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.classification.Classification.Decision;
import org.yihaotong.platform.CategoryCode;

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
		List<Candidate> top = this.model.rank(this.features.of(plain));
		return new Classification(top, decision(top), PlateFinder.find(plain), PlaceFinder.find(plain),
				also(plain, top), FactFinder.find(text));
	}

	/**
	 * A sentence that surely speaks of another major category than the whole text and its
	 * runners-up is a matter of its own.
	 */
	private List<CategoryCode> also(String plain, List<Candidate> top) {
		List<Candidate> others = new ArrayList<>();
		for (String sentence : Sentences.of(plain)) {
			List<Candidate> ranked = this.model.rank(this.features.of(sentence));
			ranked.stream()
				.limit(1)
				.filter((first) -> first.probability() >= ALSO && isOther(first, top))
				.forEach(others::add);
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

package org.yihaotong.classification;

import java.util.List;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.classification.Classification.Decision;

/**
 * Classifies with the model of the build and finds facts by patterns.
 */
class OpenNlpClassifier implements Classifier {

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
		return new Classification(top, decision(top), PlateFinder.find(plain), PlaceFinder.find(plain));
	}

	private Decision decision(List<Candidate> top) {
		double first = top.isEmpty() ? 0 : top.getFirst().probability();
		if (first >= this.properties.certain()) {
			return Decision.CERTAIN;
		}
		return (first >= this.properties.doubtful()) ? Decision.DOUBTFUL : Decision.UNKNOWN;
	}

}

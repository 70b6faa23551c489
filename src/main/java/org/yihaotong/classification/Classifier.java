package org.yihaotong.classification;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.yihaotong.platform.CategoryCode;

/**
 * Understands a request, in-process and in bounded time, whatever the text.
 */
public interface Classifier {

	/**
	 * Classifies a text.
	 * @param text what the citizen said or wrote; anything, also empty
	 * @return the three likeliest categories and how sure the answer is
	 */
	Classification classify(String text);

	/**
	 * Tells why.
	 * @param text what the citizen said or wrote
	 * @return for each candidate, likeliest first, the words of the text that spoke most
	 * for it, at most five, in simplified characters; empty if this cannot be told
	 */
	default Map<CategoryCode, List<String>> explain(String text) {
		return Map.of();
	}

	/**
	 * Loads the classifier that is delivered with the server.
	 * @return the classifier
	 * @throws IOException if its model cannot be read
	 */
	static Classifier delivered() throws IOException {
		return new OpenNlpClassifier(ModelFolder.load(), CsvTaxonomy.read(), ClassificationProperties.DEFAULT);
	}

}

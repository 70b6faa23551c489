package org.yihaotong.classification;

import java.io.IOException;

/**
 * The classifier with the model of the build, for tests without a database.
 */
public final class BuiltClassifier {

	private BuiltClassifier() {
	}

	public static Classifier load() throws IOException {
		return new OpenNlpClassifier(ModelFolder.load(), CsvTaxonomy.read(), ClassificationProperties.DEFAULT);
	}

}

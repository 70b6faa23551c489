package org.yihaotong.ivr;

import org.yihaotong.classification.Decision;

/**
 * How sure the classifier is, as a flow file names it.
 */
enum Certainty {

	CERTAIN, DOUBTFUL, UNKNOWN;

	static Certainty of(Decision decision) {
		return switch (decision) {
			case Decision.Certain certain -> CERTAIN;
			case Decision.Doubtful doubtful -> DOUBTFUL;
			case Decision.Unknown unknown -> UNKNOWN;
		};
	}

}

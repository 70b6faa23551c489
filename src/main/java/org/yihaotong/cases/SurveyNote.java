package org.yihaotong.cases;

import java.util.Locale;

/**
 * What became of calling the citizen after the reply, as the case's history tells it. An
 * answer to both questions rates the case and is told as any rating.
 */
public enum SurveyNote {

	/** Both questions were answered by telephone. */
	SURVEY_ANSWERED,

	/** The matter is solved; the second question was not answered. */
	SURVEY_SOLVED,

	/** The matter is not solved; the second question was not answered. */
	SURVEY_UNSOLVED,

	/** Reached, and no answer to the first question. */
	SURVEY_UNANSWERED,

	/** Called, and nobody knows what came of it. */
	SURVEY_UNKNOWN,

	/** Reached, and wants no such calls. */
	SURVEY_DECLINED,

	/** All attempts came to nothing. */
	SURVEY_NOT_REACHED;

	String action() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

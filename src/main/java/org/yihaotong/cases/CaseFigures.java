package org.yihaotong.cases;

import java.time.Instant;
import java.util.Map;

/**
 * The cases in figures, for supervision.
 */
public interface CaseFigures {

	/**
	 * Counts the cases.
	 * @param now the present time
	 * @param dayBegan when the day began
	 * @param dayEnds when it ends
	 * @return the counts
	 */
	Counts counts(Instant now, Instant dayBegan, Instant dayEnds);

	/**
	 * How many cases stand where.
	 *
	 * @param states every state; of the closed cases those that were closed since the day
	 * began
	 * @param dueToday cases without a reply whose deadline is still to come today
	 * @param overdue cases without a reply whose deadline has passed
	 */
	record Counts(Map<CaseState, Integer> states, int dueToday, int overdue) {
	}

}

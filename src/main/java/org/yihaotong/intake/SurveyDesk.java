package org.yihaotong.intake;

import java.util.Optional;

import org.yihaotong.platform.ContactId;

/**
 * Takes what citizens answer to the two questions after a talk or after a case.
 */
public interface SurveyDesk {

	/**
	 * Stores the answers with the contact. A second survey of the same contact overwrites
	 * what it answers. When both questions are answered and the contact's case has been
	 * replied to, the case is rated and closed with them.
	 * @param contact the call on which was talked, or which led to the case
	 * @param answers what was answered
	 */
	void answered(ContactId contact, SurveyAnswers answers);

	Optional<SurveyAnswers> answers(ContactId contact);

	/**
	 * What was answered.
	 *
	 * @param solved whether the matter is solved
	 * @param satisfaction 1 (very dissatisfied) to 5 (very satisfied)
	 */
	record SurveyAnswers(Optional<Boolean> solved, Optional<Integer> satisfaction) {

		public SurveyAnswers {
			satisfaction.filter((grade) -> grade < 1 || grade > 5).ifPresent((grade) -> {
				throw new IllegalArgumentException("Satisfaction is 1 to 5, not " + grade);
			});
		}

		public boolean complete() {
			return this.solved.isPresent() && this.satisfaction.isPresent();
		}

	}

}

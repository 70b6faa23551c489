package org.yihaotong.intake;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

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
	 * Gives what a contact's citizen has answered lately.
	 * @param contact the contact
	 * @param since when the survey began
	 * @return empty if nothing has been answered since
	 */
	Optional<SurveyAnswers> answers(ContactId contact, Instant since);

	/**
	 * Tells whether a citizen may be asked how the talk was that has just ended.
	 * @param contact the call
	 * @return false after an emergency
	 */
	boolean mayAsk(ContactId contact);

	/**
	 * Stores that the citizen of a contact wants no calls that ask for a rating.
	 * @param contact the contact that led to the case
	 */
	void declined(ContactId contact);

	/**
	 * Tells whether somebody may be called to be asked.
	 * @param citizen the number
	 * @return false once its owner has declined
	 */
	boolean mayCall(PhoneNumber citizen);

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

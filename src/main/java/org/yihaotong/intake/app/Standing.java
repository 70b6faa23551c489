package org.yihaotong.intake.app;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.cases.Rating;

/**
 * How a request stands, in the words of its citizen.
 *
 * @param number what the citizen asked with
 * @param stage where it stands
 * @param subject what it is about, one line
 * @param receivedAt when it came
 * @param progress what follows once there is a case
 */
public record Standing(String number, Stage stage, String subject, Instant receivedAt, Optional<Progress> progress) {

	/** The stages that a citizen meets, in their order. */
	public enum Stage {

		/** It waits for an agent. */
		RECEIVED,

		/** An agent has dealt with it; there was nothing for a department to do. */
		ACCEPTED,

		/** A department has it. */
		DISPATCHED,

		/** The department has signed for it. */
		IN_PROGRESS,

		/** The department has answered. */
		REPLIED,

		/** It is closed. */
		CLOSED

	}

	/**
	 * What became of it at a department.
	 *
	 * @param caseNumber the case
	 * @param departmentZh the department's name in Chinese
	 * @param departmentEn the department's name in English
	 * @param dueAt when it is to be closed
	 * @param reply the department's answer
	 * @param rating the citizen's verdict
	 */
	public record Progress(String caseNumber, String departmentZh, String departmentEn, Instant dueAt,
			Optional<String> reply, Optional<Rating> rating) {
	}

}

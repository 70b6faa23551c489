package org.yihaotong.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;

/**
 * A case as it stands.
 *
 * @param number what the citizen is told
 * @param contact the contact that led to it
 * @param channel the contact's channel
 * @param state where it stands
 * @param category the minor category
 * @param department the lead department
 * @param title one line
 * @param description what the citizen said
 * @param place where, may be empty
 * @param citizenName may be empty
 * @param phone the citizen's phone
 * @param priority how urgent
 * @param openedAt when it was accepted and dispatched
 * @param acceptBy when it is to be signed for
 * @param dueAt when it is to be closed
 * @param reply the department's answer
 * @param rating the citizen's verdict
 * @param history what happened, oldest first
 */
public record CaseView(CaseNumber number, ContactId contact, Channel channel, CaseState state, CategoryCode category,
		DepartmentCode department, String title, String description, String place, String citizenName,
		Optional<PhoneNumber> phone, Priority priority, Instant openedAt, Instant acceptBy, Instant dueAt,
		Optional<String> reply, Optional<Rating> rating, List<Entry> history) {

	/**
	 * One thing that happened to a case.
	 *
	 * @param at when
	 * @param action {@code opened}, {@code dispatched}, {@code redispatched},
	 * {@code signed}, {@code replied}, {@code rated}, {@code closed}, or a
	 * {@link SurveyNote}
	 * @param by who: a display name, or empty for the citizen and the system
	 * @param note words to it, may be empty
	 */
	public record Entry(Instant at, String action, String by, String note) {
	}

}

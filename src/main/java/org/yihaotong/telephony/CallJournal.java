package org.yihaotong.telephony;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.yihaotong.platform.ContactId;

/**
 * What Asterisk wrote down of the calls. It goes on when no server is there, so that
 * every call can be accounted for afterwards.
 */
public interface CallJournal {

	/**
	 * Reads what was written since the last time, then looks a call up.
	 * @param contact the call
	 * @return empty if it is not in the journal, or there is none
	 */
	Optional<JournalledCall> find(ContactId contact);

	/**
	 * Lists calls that have ended a while ago and were not {@linkplain #settle settled}.
	 * @return 200 at most, the oldest first
	 */
	List<JournalledCall> unsettled();

	/**
	 * Takes a call off the list: its contact has an outcome.
	 * @param contact the call
	 */
	void settle(ContactId contact);

	/**
	 * Takes calls for ended of whose end nothing was written because the Asterisk that
	 * held them is no more: two looks in a row have not found them. They are
	 * {@linkplain JournalledCall#lost lost}.
	 * @param look looks at what is held now
	 */
	void compare(Supplier<Look> look);

	/**
	 * Tells how an attempt to ask a citizen ended that no server saw, once it must be
	 * over.
	 * @param attempt the attempt
	 * @return {@link SurveyEnd#NO_ANSWER} if nothing was written down, because whoever
	 * answers is; {@link SurveyEnd#LOST} without a journal
	 */
	SurveyEnd surveyed(UUID attempt);

}

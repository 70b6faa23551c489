package org.yihaotong.telephony;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.yihaotong.platform.ContactId;

/**
 * Stands in where Asterisk's folder is not seen: what no server saw is not known.
 */
class NoJournal implements CallJournal {

	@Override
	public Optional<JournalledCall> find(ContactId contact) {
		return Optional.empty();
	}

	@Override
	public List<JournalledCall> unsettled() {
		return List.of();
	}

	@Override
	public void settle(ContactId contact) {
	}

	@Override
	public void compare(Supplier<Look> look) {
	}

	@Override
	public SurveyEnd surveyed(UUID attempt) {
		return SurveyEnd.LOST;
	}

}

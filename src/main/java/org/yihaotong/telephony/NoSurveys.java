package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * Stands in where there is no telephony.
 */
class NoSurveys implements SurveyControl {

	@Override
	public boolean call(UUID attempt, ContactId contact, PhoneNumber citizen) {
		throw new AsteriskAway("No telephony");
	}

	@Override
	public void askAfterTalks(Optional<Duration> least) {
	}

}

package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * Asks citizens by any Asterisk that answers.
 */
class SurveysOfAll implements SurveyControl {

	private final Asterisks asterisks;

	SurveysOfAll(Asterisks asterisks) {
		this.asterisks = asterisks;
	}

	@Override
	public boolean call(UUID attempt, ContactId contact, PhoneNumber citizen) {
		return this.asterisks.any().surveys().call(attempt, contact, citizen);
	}

	@Override
	public void askAfterTalks(Optional<Duration> least) {
		this.asterisks.tell((one) -> one.surveys().askAfterTalks(least));
	}

}

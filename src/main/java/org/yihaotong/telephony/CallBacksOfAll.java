package org.yihaotong.telephony;

import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * Calls citizens back from where the agent's softphone is registered; both legs are at
 * the same Asterisk.
 */
class CallBacksOfAll implements CallBackControl {

	private final Asterisks asterisks;

	CallBacksOfAll(Asterisks asterisks) {
		this.asterisks = asterisks;
	}

	@Override
	public void ringAgent(ContactId contact, UUID offer, Seat seat) {
		this.asterisks.near(seat).callBacks().ringAgent(contact, offer, seat);
	}

	@Override
	public boolean dialCitizen(UUID offer, PhoneNumber citizen) {
		return this.asterisks.answering()
			.stream()
			.map(AsteriskCallControl::callBacks)
			.filter((one) -> one.knows(offer))
			.findFirst()
			.orElseThrow(() -> new CallNotFound(new ContactId(offer)))
			.dialCitizen(offer, citizen);
	}

	/** Nobody else knows channels of these names. */
	@Override
	public void cancel(UUID offer) {
		this.asterisks.tell((one) -> one.callBacks().cancel(offer));
	}

}

package org.yihaotong.telephony;

import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * Stands in where there is no telephony.
 */
class NoCallBacks implements CallBackControl {

	@Override
	public void ringAgent(ContactId contact, UUID offer, Seat seat) {
		throw new AsteriskAway("No telephony");
	}

	@Override
	public boolean dialCitizen(UUID offer, PhoneNumber citizen) {
		throw new AsteriskAway("No telephony");
	}

	@Override
	public void cancel(UUID offer) {
		// Nothing rings.
	}

}

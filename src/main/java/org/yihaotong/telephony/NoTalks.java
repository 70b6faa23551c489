package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;

/**
 * Stands in where calls are switched off: nobody talks.
 */
class NoTalks implements TalkControl {

	@Override
	public void hold(ContactId contact, Duration alone) {
		throw new CallNotFound(contact);
	}

	@Override
	public void gather(ContactId contact) {
		throw new CallNotFound(contact);
	}

	@Override
	public void call(ContactId contact, TalkParty party) {
		throw new CallNotFound(contact);
	}

	@Override
	public void dismiss(UUID party) {
	}

	@Override
	public boolean there(UUID party) {
		return false;
	}

	@Override
	public void leave(ContactId contact) {
		throw new CallNotFound(contact);
	}

	@Override
	public void passedOn(ContactId contact) {
	}

	@Override
	public void handOver(ContactId contact, UUID party, Seat seat) {
		throw new CallNotFound(contact);
	}

	@Override
	public void toWaiting(ContactId contact) {
		throw new CallNotFound(contact);
	}

	@Override
	public void toSeat(ContactId contact, UUID offer, Seat seat) {
		throw new CallNotFound(contact);
	}

}

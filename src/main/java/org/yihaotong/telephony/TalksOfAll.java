package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;

/**
 * Moves the legs of a talk where its citizen's call is held.
 */
class TalksOfAll implements TalkControl {

	private final Asterisks asterisks;

	TalksOfAll(Asterisks asterisks) {
		this.asterisks = asterisks;
	}

	private TalkControl of(ContactId contact) {
		return this.asterisks.holder(contact).talks();
	}

	@Override
	public void hold(ContactId contact, Duration alone) {
		of(contact).hold(contact, alone);
	}

	@Override
	public void gather(ContactId contact) {
		of(contact).gather(contact);
	}

	@Override
	public void call(ContactId contact, TalkParty party) {
		of(contact).call(contact, party);
	}

	/** Nobody else knows a channel of this name. */
	@Override
	public void dismiss(UUID party) {
		this.asterisks.tell((one) -> one.talks().dismiss(party));
	}

	@Override
	public boolean there(UUID party) {
		boolean there = this.asterisks.answering().stream().anyMatch((one) -> one.talks().there(party));
		if (!there && this.asterisks.silent()) {
			throw new AsteriskAway("No answer where the party may be");
		}
		return there;
	}

	@Override
	public void leave(ContactId contact) {
		of(contact).leave(contact);
	}

	@Override
	public void passedOn(ContactId contact) {
		this.asterisks.holding(contact).ifPresent((one) -> one.talks().passedOn(contact));
	}

	@Override
	public void handOver(ContactId contact, UUID party, Seat seat) {
		of(contact).handOver(contact, party, seat);
	}

	@Override
	public void toWaiting(ContactId contact) {
		of(contact).toWaiting(contact);
	}

	@Override
	public void toSeat(ContactId contact, UUID offer, Seat seat) {
		of(contact).toSeat(contact, offer, seat);
	}

}

package org.yihaotong.routing;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallBackControl;
import org.yihaotong.telephony.CallControl;

/**
 * Rings agents: for a caller who waits, or for a citizen who is called back.
 */
@Component
class VoiceOffers {

	private final CallControl calls;

	private final CallBackControl backs;

	private final CallBacks callBacks;

	private final Reservations reservations;

	VoiceOffers(CallControl calls, CallBackControl backs, CallBacks callBacks, Reservations reservations) {
		this.calls = calls;
		this.backs = backs;
		this.callBacks = callBacks;
		this.reservations = reservations;
	}

	/**
	 * Rings at the agent's softphone.
	 * @param offer what is offered
	 * @param callBack whether the citizen is called afterwards
	 */
	void ring(Reservation offer, boolean callBack) {
		if (callBack) {
			this.backs.ringAgent(offer.contact(), offer.id(), offer.seat().orElseThrow());
		}
		else {
			this.calls.offer(offer.contact(), offer.id(), offer.seat().orElseThrow());
		}
	}

	void withdraw(ContactId contact) {
		if (this.callBacks.find(contact).filter(CallBack::rings).isPresent()) {
			this.reservations.openOf(contact)
				.filter((open) -> open.state() == ReservationState.PENDING)
				.ifPresent((open) -> this.backs.cancel(open.id()));
		}
		else {
			this.calls.withdraw(contact);
		}
	}

}

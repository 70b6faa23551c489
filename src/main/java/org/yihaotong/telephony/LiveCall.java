package org.yihaotong.telephony;

import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * A citizen's call as Asterisk holds it.
 *
 * @param contact the contact that the call is
 * @param place where it is
 * @param seat the seat that it rings at or talks with
 * @param caller who calls, empty when withheld
 * @param dialled the number that was dialled
 * @param danger whether it is an emergency, as far as the dialplan knows
 */
public record LiveCall(ContactId contact, Place place, Optional<Seat> seat, Optional<PhoneNumber> caller,
		String dialled, boolean danger) {

	/** Where a call is. */
	public enum Place {

		/** A flow runs on it. */
		FLOW,

		/** In the waiting room. */
		WAITING,

		/** Rings at a seat. */
		OFFERED,

		/** Talks with a seat. */
		TALKING,

		/** In the survival queue, without the server. */
		SURVIVAL,

		/** Handed over: it rings outside of this centre. */
		SENT,

		/** Handed over: talks with somebody outside of this centre. */
		ELSEWHERE,

		/** The talk is over; the citizen is asked how it was. */
		SURVEY

	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * Sees to those whose calls were lost with their Asterisk: whoever waited or talked is
 * called back before all others, unless there is no number, or the caller is on the line
 * again.
 */
@Component
class LostCalls {

	private static final Logger logger = LoggerFactory.getLogger(LostCalls.class);

	private static final String LOST = "asterisk-lost";

	/**
	 * Whoever was lost with the same Asterisk stands in line by then, before all others.
	 */
	private static final Duration ALL_STAND = Duration.ofSeconds(1);

	private final Reservations reservations;

	private final ReservationDesk desk;

	private final Transfers transfers;

	private final CallBackDesk callBacks;

	private final CallBackBook book;

	private final Deadlines deadlines;

	/** They are known to the module above. */
	private final ObjectProvider<Callers> callers;

	private final Clock clock;

	LostCalls(Reservations reservations, ReservationDesk desk, Transfers transfers, CallBackDesk callBacks,
			CallBackBook book, Deadlines deadlines, ObjectProvider<Callers> callers, Clock clock) {
		this.reservations = reservations;
		this.desk = desk;
		this.transfers = transfers;
		this.callBacks = callBacks;
		this.book = book;
		this.deadlines = deadlines;
		this.callers = callers;
		this.clock = clock;
	}

	/**
	 * Sees to one.
	 * @param entry the call as the queue believes it to be
	 */
	void lost(QueueEntry entry) {
		ContactId contact = entry.contact();
		switch (entry.state()) {
			case WAITING, OFFERED -> waited(contact);
			case ACTIVE -> talked(contact);
			case WRAPPING, DONE, ABANDONED, WITHDRAWN -> logger.debug("Contact {} has ended", contact);
		}
	}

	private void waited(ContactId contact) {
		// Who was to be called back anyway has only hung up sooner.
		if (this.callBacks.callerLeft(contact)) {
			return;
		}
		Optional<PhoneNumber> number = number(contact);
		if (number.isEmpty()) {
			this.desk.callerLeft(contact, Place.WAITING, this.clock.instant());
			return;
		}
		this.reservations.openOf(contact).ifPresent((offer) -> this.desk.notReached(offer.id(), LOST));
		callBack(contact, number.get());
	}

	private void talked(ContactId contact) {
		Optional<PhoneNumber> number = number(contact).filter((found) -> !calledAgain(contact, found));
		if (number.isEmpty()) {
			this.desk.callerLeft(contact, Place.TALKING, this.clock.instant());
			return;
		}
		Optional<Reservation> ended = this.transfers.lost(contact, LOST);
		callBack(contact, number.get());
		ended.ifPresent((talk) -> this.deadlines.later(this.clock.instant().plus(ALL_STAND), contact,
				() -> this.transfers.released(talk)));
	}

	/** Where the citizen asked to be called, else from where the call came. */
	private Optional<PhoneNumber> number(ContactId contact) {
		return this.callBacks.number(contact)
			.or(() -> this.callers.stream().findFirst().flatMap((known) -> known.number(contact)))
			.filter(CallBackBook::callable);
	}

	private boolean calledAgain(ContactId contact, PhoneNumber number) {
		return this.callers.stream().anyMatch((known) -> known.calledAgain(contact, number));
	}

	private void callBack(ContactId contact, PhoneNumber number) {
		boolean kept = !calledAgain(contact, number) && this.book.lost(contact, number);
		if (kept) {
			this.callBacks.offerable(contact);
		}
		else {
			this.book.continued(contact);
		}
		logger.info("Contact {} was lost with its Asterisk and is {}", contact, kept ? "called back" : "on the line");
	}

}

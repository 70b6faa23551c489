package org.yihaotong.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.SeatDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * Ends calls that are gone without a word to the server, as Asterisk's journal tells.
 */
@Component
class PastCalls {

	private static final Logger logger = LoggerFactory.getLogger(PastCalls.class);

	private final ObjectProvider<CallJournal> journal;

	private final SeatDesk seats;

	private final ReservationDesk desk;

	private final ReservationBook book;

	private final Clock clock;

	PastCalls(ObjectProvider<CallJournal> journal, SeatDesk seats, ReservationDesk desk, ReservationBook book,
			Clock clock) {
		this.journal = journal;
		this.seats = seats;
		this.desk = desk;
		this.book = book;
		this.clock = clock;
	}

	/**
	 * Ends one.
	 * @param entry the call as the queue believes it to be
	 */
	void gone(QueueEntry entry) {
		ContactId contact = entry.contact();
		Optional<JournalledCall> call = this.journal.stream()
			.findFirst()
			.flatMap((kept) -> kept.find(contact))
			.filter((past) -> past.ended().isPresent());
		Instant at = call.flatMap(JournalledCall::ended).orElseGet(this.clock::instant);
		boolean answered = call.filter((past) -> past.answered().isPresent()).isPresent();
		if (answered && entry.state() == EntryState.WAITING && talked(contact, call.get())) {
			return;
		}
		Place place = (answered && entry.state() == EntryState.OFFERED) ? Place.TALKING : Place.WAITING;
		this.desk.callerLeft(contact, place, at);
	}

	private boolean talked(ContactId contact, JournalledCall call) {
		Instant when = call.answered().orElseGet(this.clock::instant);
		Optional<StaffId> agent = call.seat().flatMap((seat) -> this.seats.at(seat, when));
		if (agent.isEmpty()) {
			logger.warn("Contact {} talked with seat {}, which is nobody's", contact, call.seat());
			return false;
		}
		boolean stored = this.book.talkedAlone(contact, agent.get(), call);
		this.desk.forget(contact);
		return stored;
	}

}

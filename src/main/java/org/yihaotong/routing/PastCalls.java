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
import org.yihaotong.telephony.Look;

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

	private final QueueEntries entries;

	private final Reservations reservations;

	private final LostCalls lost;

	private final Clock clock;

	PastCalls(ObjectProvider<CallJournal> journal, SeatDesk seats, ReservationDesk desk, ReservationBook book,
			QueueEntries entries, Reservations reservations, LostCalls lost, Clock clock) {
		this.journal = journal;
		this.seats = seats;
		this.desk = desk;
		this.book = book;
		this.entries = entries;
		this.reservations = reservations;
		this.lost = lost;
		this.clock = clock;
	}

	/**
	 * Tells whether a call that is not there may be held all the same, by an Asterisk
	 * that gives no answer.
	 * @param contact the call
	 * @param look what was found
	 */
	boolean mayBeHeld(ContactId contact, Look look) {
		return look.mayBeHeld(contact, () -> written(contact).map(JournalledCall::asterisk));
	}

	/** A call is known to be lost with its Asterisk. */
	void lost(ContactId contact) {
		this.entries.find(contact).ifPresent((entry) -> gone(entry, true));
	}

	/**
	 * Ends one.
	 * @param entry the call as the queue believes it to be
	 * @param lost whether the Asterisk that held it is known to be no more
	 */
	void gone(QueueEntry entry, boolean lost) {
		ContactId contact = entry.contact();
		Optional<JournalledCall> written = written(contact);
		Optional<JournalledCall> call = written.filter((past) -> hungUp(past));
		// Asterisk writes down the end of every call, unless it ends itself.
		if (call.isEmpty() && (lost || written.filter((past) -> past.ended().isEmpty() || past.lost()).isPresent())) {
			this.lost.lost(entry);
			return;
		}
		end(entry, call);
	}

	private Optional<JournalledCall> written(ContactId contact) {
		return this.journal.stream().findFirst().flatMap((kept) -> kept.find(contact));
	}

	/** A citizen who was called back had hung up before. */
	private boolean hungUp(JournalledCall call) {
		return !call.lost() && call.ended()
			.filter((at) -> this.reservations.openOf(call.contact())
				.filter((open) -> open.offeredAt().isAfter(at))
				.isEmpty())
			.isPresent();
	}

	private void end(QueueEntry entry, Optional<JournalledCall> call) {
		ContactId contact = entry.contact();
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

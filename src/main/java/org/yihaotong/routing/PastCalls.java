package org.yihaotong.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
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

	private final StaffDirectory staff;

	private final ReservationDesk desk;

	private final ReservationBook book;

	private final Clock clock;

	PastCalls(ObjectProvider<CallJournal> journal, StaffDirectory staff, ReservationDesk desk, ReservationBook book,
			Clock clock) {
		this.journal = journal;
		this.staff = staff;
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
		Optional<StaffMember> agent = call.seat().flatMap(this::agentAt);
		if (agent.isEmpty()) {
			logger.warn("Contact {} talked with seat {}, which is nobody's", contact, call.seat());
			return false;
		}
		boolean stored = this.book.talkedAlone(contact, agent.get().id(), call);
		this.desk.forget(contact);
		return stored;
	}

	private Optional<StaffMember> agentAt(Seat seat) {
		return this.staff.withRole(Role.AGENT)
			.stream()
			.filter((member) -> member.seat().filter(seat::equals).isPresent())
			.findFirst();
	}

}

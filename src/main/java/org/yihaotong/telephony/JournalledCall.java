package org.yihaotong.telephony;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;

/**
 * A call as Asterisk wrote it down, whether or not a server was there.
 *
 * @param contact the contact that the call is
 * @param dialled the number that was dialled
 * @param caller who called, empty when withheld
 * @param arrived when it came
 * @param waiting when it first came to the waiting room
 * @param answered when a seat answered it first
 * @param seat the seat that answered
 * @param ended when the caller was gone
 * @param place where the caller was last; empty while the call goes on, and of a lost one
 * @param asterisk which Asterisk wrote it; empty of calls of former versions
 * @param lost whether it ended without a word, with its Asterisk
 */
public record JournalledCall(ContactId contact, String dialled, Optional<PhoneNumber> caller, Instant arrived,
		Optional<Instant> waiting, Optional<Instant> answered, Optional<Seat> seat, Optional<Instant> ended,
		Optional<LiveCall.Place> place, String asterisk, boolean lost) {
}

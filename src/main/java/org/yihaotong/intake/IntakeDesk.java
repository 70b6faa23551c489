package org.yihaotong.intake;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;

/**
 * Where every contact enters, whatever its channel. What it has acknowledged is stored.
 */
public interface IntakeDesk {

	/**
	 * Takes a letter or a message: stores it, understands it and puts it into the queue,
	 * in one transaction. The same source key gives the same contact, not a second one.
	 * @param contact what came
	 * @return what the citizen is told
	 */
	ContactReceipt receive(NewContact contact);

	/**
	 * Stores that a call came in. Does nothing for a call that is known.
	 * @param call the contact
	 * @param caller who calls
	 * @param line the line that was dialled
	 * @param at when
	 */
	void callArrived(ContactId call, Optional<PhoneNumber> caller, LineNumber line, Instant at);

	/**
	 * Takes what a caller said, or the key that was pressed in its place, and decides
	 * what is to be done.
	 * @param call the contact
	 * @param text what was heard; empty when nothing was understood
	 * @return the decision, with what was understood
	 */
	Triage heard(ContactId call, String text);

	/**
	 * Puts a call into the queue. Does nothing if it is there already.
	 * @param call the contact, known by {@link #callArrived}
	 */
	void callToQueue(ContactId call);

	/**
	 * Ends a contact that was dealt with outside the queue.
	 * @param contact the contact
	 * @param outcome how it ended
	 */
	void end(ContactId contact, ContactOutcome outcome);

	Optional<ContactView> find(ContactId contact);

}

package org.yihaotong.intake;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.CoarseWait;
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
	 * Takes a message that self-service tries first: stores it without putting it into
	 * the queue. {@link #toQueue} or {@link #end} must follow; when neither came within
	 * five minutes (the server was killed), the contact is queued for an agent.
	 * @param contact what came
	 * @return what the citizen is told
	 */
	ContactReceipt hold(NewContact contact);

	/**
	 * Puts a held message into the queue, with the time it came. Does nothing if it is
	 * there already or has ended.
	 * @param contact the contact
	 */
	void toQueue(ContactId contact);

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
	 * Puts a call into the queue at the head of everything, or moves it there: the caller
	 * pressed the key for emergencies or named one.
	 * @param call the contact, known by {@link #callArrived}
	 */
	void emergency(ContactId call);

	/**
	 * Tells whether a call is an emergency.
	 * @param call the contact
	 * @return true after {@link #emergency}
	 */
	default boolean isEmergency(ContactId call) {
		return false;
	}

	/**
	 * Lets a caller leave the line without losing the place in the queue: the call is put
	 * into the queue, if it is not there, and waits on without its caller, who is called
	 * when it is his turn.
	 * @param call the contact, known by {@link #callArrived}
	 * @param number the number that the caller confirmed
	 * @return whether it was accepted; if not, nothing has changed and the caller should
	 * wait on the line
	 */
	default boolean callBack(ContactId call, PhoneNumber number) {
		return false;
	}

	/**
	 * Tells how many calls stand before one.
	 * @param call the contact
	 * @return 0 for the next one; empty if it does not wait or nobody knows
	 */
	default Optional<Integer> ahead(ContactId call) {
		return Optional.empty();
	}

	/**
	 * Estimates how long a call has still to wait.
	 * @param call the contact
	 * @return empty if it does not wait, nobody is at work, or nobody knows
	 */
	default Optional<CoarseWait> expectedWait(ContactId call) {
		return Optional.empty();
	}

	/**
	 * Puts a call into the queue that has waited without the server. Does nothing if it
	 * is there already.
	 * @param call the contact, known by {@link #callArrived}
	 * @param since when it began to wait
	 */
	void callToQueue(ContactId call, Instant since);

	/**
	 * Ends a contact that was dealt with outside the queue. The first outcome stays, but
	 * who left a message has not abandoned the wait; a caller who hangs up after the call
	 * was queued is the queue's to end.
	 * @param contact the contact
	 * @param outcome how it ended
	 */
	void end(ContactId contact, ContactOutcome outcome);

	Optional<ContactView> find(ContactId contact);

	/**
	 * Finds a contact by what the citizen was told.
	 * @param number {@code L20261123-00042}
	 * @return the contact
	 */
	Optional<ContactView> find(String number);

}

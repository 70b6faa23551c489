package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * Contacts that wait in the one queue without a call: their citizens are called when it
 * is their turn.
 */
public interface CallBackQueue {

	/**
	 * Lets a waiting call go on waiting without its caller, with its place; in the
	 * caller's transaction.
	 * @param contact the call, in the queue
	 * @param number where the citizen is called
	 * @return false if it does not wait, or an agent is being rung for it: the caller
	 * should stay
	 */
	boolean keep(ContactId contact, PhoneNumber number);

	/**
	 * Ends the call-back that waits for a number, because its citizen is on the line
	 * again; in the caller's transaction.
	 * @param number who calls
	 * @return what waited, and since when; empty if nothing did
	 */
	Optional<Waited> takeOver(PhoneNumber number);

	/**
	 * Ends the call-back that waits for a number because its citizen had left the queue:
	 * a message tells meanwhile what it was about. One that was asked for stays. In the
	 * caller's transaction.
	 * @param number who left a message
	 * @return the contact that was to be called back
	 */
	Optional<ContactId> messageLeft(PhoneNumber number);

	/**
	 * Tells whether a caller who left should be called: the rules allow it, the number
	 * can be called, and no call-back waits for it.
	 * @param left the call that ended before anybody answered
	 * @param number who called
	 * @param at when the caller left
	 */
	boolean mayCallMissed(ContactId left, PhoneNumber number, Instant at);

	/**
	 * Lets a contact that has joined the queue wait for its citizen to be called; in the
	 * caller's transaction.
	 * @param contact the contact, made for a caller who left
	 * @param number who called
	 * @return false if a call-back to the number has come in between; the contact is then
	 * out of the queue
	 */
	boolean callMissed(ContactId contact, PhoneNumber number);

	/**
	 * A call-back that a later call goes on from.
	 *
	 * @param contact the contact
	 * @param joinedAt when it joined the queue
	 */
	record Waited(ContactId contact, Instant joinedAt) {
	}

}

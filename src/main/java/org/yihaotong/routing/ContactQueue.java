package org.yihaotong.routing;

import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;

/**
 * The one ordered queue in which calls, letters and messages stand: by priority, inside a
 * priority by the time of joining. A contact never loses its join time.
 */
public interface ContactQueue {

	/**
	 * Puts a contact into the queue, in the caller's transaction; matching starts after
	 * the commit. Does nothing for a contact that the queue has already seen.
	 * @param contact what waits
	 */
	void join(QueuedContact contact);

	/**
	 * Makes a waiting contact more urgent, with its join time. Does nothing if it does
	 * not wait (any more).
	 * @param contact the contact
	 * @param priority how urgent it is now
	 */
	void raise(ContactId contact, Priority priority);

	/**
	 * Keeps a waiting contact for one agent for the next five minutes, at its place; then
	 * anybody may take it.
	 * @param contact the contact
	 * @param agent who shall take it
	 * @return false if it does not wait (any more)
	 */
	boolean direct(ContactId contact, StaffId agent);

	/**
	 * Takes a waiting contact out for a reason other than an agent's work. Does nothing
	 * if it does not wait (any more).
	 * @param contact the contact
	 */
	void withdraw(ContactId contact);

	/**
	 * Tells how many contacts of the same channel stand before this one.
	 * @param contact the contact
	 * @return 0 for the next one; empty if it does not wait
	 */
	Optional<Integer> ahead(ContactId contact);

}

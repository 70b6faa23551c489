package org.yihaotong.routing;

import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * What the queue needs to know of the callers whose calls are lost. Implemented by the
 * module that holds the contacts.
 */
public interface Callers {

	/**
	 * Finds the number of a caller.
	 * @param contact the call
	 * @return empty if it was withheld
	 */
	Optional<PhoneNumber> number(ContactId contact);

	/**
	 * Tells whether a number stands in the queue or talks again.
	 * @param lost the call that was lost
	 * @param number its caller's
	 * @return true if a later contact of the number has no outcome yet
	 */
	boolean calledAgain(ContactId lost, PhoneNumber number);

}

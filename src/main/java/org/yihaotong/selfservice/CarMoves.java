package org.yihaotong.selfservice;

import java.util.Optional;

import org.yihaotong.platform.ContactId;

/**
 * Looks up what came of wishes that a vehicle be moved, also after a restart.
 */
public interface CarMoves {

	/**
	 * Finds the outcome of a contact's latest wish.
	 * @param contact the contact
	 * @return the outcome; empty while the owner is being called, and for a contact
	 * without such a wish
	 */
	Optional<CarMoveOutcome> outcomeOf(ContactId contact);

}

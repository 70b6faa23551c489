package org.yihaotong.routing;

import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Tells what an agent's screen shows of a talk beside the reservation. Implemented by the
 * module that holds the talks; without it the screen shows none.
 */
public interface TalkPicture {

	/**
	 * Shows a talk.
	 * @param contact the call
	 * @param agent who looks
	 * @return what is written as JSON; empty if there is nothing to show
	 */
	Optional<? extends Record> of(ContactId contact, StaffId agent);

}

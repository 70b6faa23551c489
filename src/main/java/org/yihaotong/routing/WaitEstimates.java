package org.yihaotong.routing;

import java.util.Optional;

import org.yihaotong.platform.ContactId;

/**
 * Estimates how long callers wait. An estimate may be two seconds old, so it can be asked
 * for each caller.
 */
public interface WaitEstimates {

	/**
	 * Estimates how long a caller has still to wait, for somebody who can do what the
	 * call needs or until it needs less.
	 * @param contact the call
	 * @return zero if such an agent is free; empty if nobody is at work, or the call does
	 * not wait
	 */
	Optional<WaitEstimate> forWaiting(ContactId contact);

}

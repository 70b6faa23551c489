package org.yihaotong.routing;

import java.util.Optional;

import org.yihaotong.platform.ContactId;

/**
 * Estimates how long callers wait. An estimate may be two seconds old, so it can be asked
 * for each caller.
 */
public interface WaitEstimates {

	/**
	 * Estimates the wait of a caller who joins the queue now.
	 * @return zero if an agent is free; empty if nobody is at work
	 */
	Optional<WaitEstimate> forNewcomer();

	/**
	 * Estimates how long a caller has still to wait.
	 * @param contact the call
	 * @return empty if nobody is at work, or the call does not wait
	 */
	Optional<WaitEstimate> forWaiting(ContactId contact);

}

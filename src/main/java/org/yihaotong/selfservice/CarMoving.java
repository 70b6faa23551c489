package org.yihaotong.selfservice;

import java.util.concurrent.CompletableFuture;

/**
 * Asks the owner of a vehicle that blocks somebody's way to move it, by a call with a
 * spoken notice. Neither side learns the other's number.
 */
public interface CarMoving {

	/**
	 * Calls the owner. On success a case is opened and closed at once; otherwise the
	 * contact is left for an agent by whoever asked.
	 * @param request which vehicle, for whom
	 * @return completes with the outcome within 120 s
	 */
	CompletableFuture<CarMoveOutcome> move(CarMoveRequest request);

}

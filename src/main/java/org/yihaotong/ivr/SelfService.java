package org.yihaotong.ivr;

import java.util.EnumSet;
import java.util.Set;

/**
 * A self-service that a flow can use, and how it may end.
 */
enum SelfService {

	/** Has the owner of a car called; needs a plate. */
	CAR_MOVING(EnumSet.allOf(Outcome.class));

	private final Set<Outcome> outcomes;

	SelfService(Set<Outcome> outcomes) {
		this.outcomes = outcomes;
	}

	Set<Outcome> outcomes() {
		return Set.copyOf(this.outcomes);
	}

	/** How it ended. */
	enum Outcome {

		OWNER_COMES, OWNER_CANNOT, NOT_REACHED, NOT_REGISTERED, TOO_MANY, FAILED;

		/**
		 * Tells whether the citizen got what was wanted: then there is a case.
		 * @return whether it succeeded
		 */
		boolean served() {
			return this == OWNER_COMES;
		}

	}

}

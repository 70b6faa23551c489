package org.yihaotong.selfservice;

import org.yihaotong.platform.CaseNumber;

/**
 * What came of asking an owner.
 */
public sealed interface CarMoveOutcome {

	/**
	 * The owner said by key that the car will be moved at once.
	 *
	 * @param caseNumber the case, already closed
	 */
	record OwnerComes(CaseNumber caseNumber) implements CarMoveOutcome {
	}

	/** The owner said by key that it is not possible now. */
	record OwnerCannot() implements CarMoveOutcome {
	}

	/** The owner did not answer or pressed nothing. */
	record OwnerNotReached() implements CarMoveOutcome {
	}

	/** The plate is not in the registry. */
	record NotRegistered() implements CarMoveOutcome {
	}

	/** This plate or this citizen has asked too often lately. */
	record TooMany() implements CarMoveOutcome {
	}

}

package org.yihaotong.routing;

import java.time.Instant;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * What happened to a contact in the queue. Published inside the transaction that stores
 * it; listeners use {@code @TransactionalEventListener} or
 * {@code @ApplicationModuleListener}.
 */
public sealed interface ContactEvent {

	ContactId contact();

	Instant at();

	/** A contact joined the queue. */
	record Joined(ContactId contact, Instant at) implements ContactEvent {
	}

	/** A contact was reserved for an agent and offered. */
	record Offered(ContactId contact, StaffId agent, Instant at) implements ContactEvent {
	}

	/** The agent took it. */
	record Accepted(ContactId contact, StaffId agent, Instant at) implements ContactEvent {
	}

	/** The agent did not take it; it waits again with its first join time. */
	record Requeued(ContactId contact, StaffId agent, String reason, Instant at) implements ContactEvent {
	}

	/** The talk is over, the agent finishes. */
	record Wrapping(ContactId contact, StaffId agent, Instant at) implements ContactEvent {
	}

	/** The agent has finished with it, wrap-up included. */
	record Completed(ContactId contact, StaffId agent, Instant at) implements ContactEvent {
	}

	/** The citizen left before an agent took it. */
	record Abandoned(ContactId contact, Instant at) implements ContactEvent {
	}

	/** The citizen was called back as often as the rules say, and never reached. */
	record NotReached(ContactId contact, Instant at) implements ContactEvent {
	}

	/** The call was lost, and the citizen is on the line again by another contact. */
	record Continued(ContactId contact, Instant at) implements ContactEvent {
	}

}

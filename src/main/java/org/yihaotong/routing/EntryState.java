package org.yihaotong.routing;

/**
 * Where a contact is on its way through the queue.
 */
enum EntryState {

	WAITING, OFFERED, ACTIVE, WRAPPING, DONE,

	/** The citizen left before an agent took it. */
	ABANDONED,

	/** Taken out for another reason than an agent's work. */
	WITHDRAWN

}

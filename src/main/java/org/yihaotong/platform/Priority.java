package org.yihaotong.platform;

/**
 * How urgent a contact is. Inside one priority the older contact goes first.
 */
public enum Priority {

	/** Danger to people: at the head of everything. */
	EMERGENCY,

	/** Urgent by its category. */
	HIGH,

	/** Everything else. */
	NORMAL

}

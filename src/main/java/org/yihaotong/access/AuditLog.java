package org.yihaotong.access;

import org.yihaotong.platform.StaffId;

/**
 * Append-only record of what staff did that concerns personal data or rights.
 */
public interface AuditLog {

	/**
	 * Appends one row in the present transaction.
	 * @param who the person that acted
	 * @param action a short stable word, for example {@code phone.revealed}
	 * @param subject what it was done to, for example a case number
	 * @param reason what the person gave as the reason; may be empty
	 */
	void record(StaffId who, String action, String subject, String reason);

}

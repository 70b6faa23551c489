package org.yihaotong.agents;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Keeps what agents have to be told until they have read it.
 */
public interface AgentNotices {

	/**
	 * Tells an agent of missed offers.
	 * @param agent who
	 * @param contact the last one
	 * @param missed how many in a row
	 */
	void missed(StaffId agent, ContactId contact, int missed);

	/**
	 * Tells an agent of something that the system did.
	 * @param agent who
	 * @param kind what
	 * @param contact the contact that it concerns
	 */
	void happened(StaffId agent, AgentNotice.Kind kind, Optional<ContactId> contact);

	/**
	 * Tells an agent of something that a supervisor did.
	 * @param agent who
	 * @param kind what
	 * @param by who did it
	 * @param reason the reason of a pause
	 * @param note what the supervisor wrote
	 */
	void done(StaffId agent, AgentNotice.Kind kind, StaffId by, Optional<PauseReason> reason, String note);

	/**
	 * Lists what an agent has not read.
	 * @param agent who
	 * @return the newest first, 5 at most
	 */
	List<AgentNotice> unread(StaffId agent);

	/**
	 * Notes that an agent has read one; does nothing if it is not the agent's.
	 * @param agent who
	 * @param id which
	 */
	void read(StaffId agent, long id);

}

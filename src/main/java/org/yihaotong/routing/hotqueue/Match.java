package org.yihaotong.routing.hotqueue;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * A contact and the agent that was reserved for it; also the hold that this makes.
 *
 * @param contact the contact
 * @param agent the agent
 * @param workClass what it takes of the agent's capacity
 */
public record Match(ContactId contact, StaffId agent, WorkClass workClass) {
}

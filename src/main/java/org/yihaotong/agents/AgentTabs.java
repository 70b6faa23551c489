package org.yihaotong.agents;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.StaffId;

/**
 * The pages on which an agent's desk is open. One is the active one: that which was
 * opened, or took over, last. A page that comes back after its network was lost claims
 * nothing again.
 */
public interface AgentTabs {

	/** How a page stands. */
	enum Role {

		ACTIVE,

		/** A newer page is the desk. */
		PASSIVE

	}

	/**
	 * Notes a page; a new one becomes the active one.
	 * @param agent whose
	 * @param tab the page's own name, 8 to 64 letters, digits and dashes
	 * @param session the sign-in that it belongs to
	 * @return whether another page was the active one until now
	 */
	boolean opened(StaffId agent, String tab, String session);

	/**
	 * Makes a page the active one.
	 * @param agent whose
	 * @param tab the page
	 * @param session the sign-in that it belongs to
	 */
	void claim(StaffId agent, String tab, String session);

	/**
	 * Tells how a page stands.
	 * @param agent whose
	 * @param tab the page; null for a program without pages
	 * @param session the sign-in that it belongs to
	 * @return active also when no page was ever opened
	 */
	Role role(StaffId agent, @Nullable String tab, String session);

	/**
	 * Forgets the pages of an agent, whose shift is over.
	 * @param agent whose
	 */
	void forget(StaffId agent);

}

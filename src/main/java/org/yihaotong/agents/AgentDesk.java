package org.yihaotong.agents;

import java.util.List;

import org.yihaotong.platform.StaffId;

/**
 * The agents at work: who is signed in, ready, paused or busy. The server holds the
 * state; a refresh or a lost network of the browser does not change it.
 */
public interface AgentDesk {

	/**
	 * Begins a shift, or finds the one that goes on. A new shift begins paused.
	 * @param agent who
	 * @return how the agent stands
	 */
	AgentStatus signIn(StaffId agent);

	AgentStatus ready(StaffId agent);

	AgentStatus pause(StaffId agent, PauseReason reason);

	AgentStatus signOut(StaffId agent);

	AgentStatus status(StaffId agent);

	List<AgentStatus> all();

}

package org.yihaotong.agents;

import java.util.Collection;
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

	/**
	 * Makes an agent ready for contacts.
	 * @param agent who
	 * @return how the agent stands
	 * @throws NoShift if no shift goes on
	 */
	AgentStatus ready(StaffId agent);

	/**
	 * Pauses an agent.
	 * @param agent who
	 * @param reason why
	 * @return how the agent stands
	 * @throws NoShift if no shift goes on
	 */
	AgentStatus pause(StaffId agent, PauseReason reason);

	/**
	 * Ends the shift; does nothing without one. Work that was taken stays with the agent.
	 * @param agent who
	 * @return how the agent stands
	 */
	AgentStatus signOut(StaffId agent);

	/**
	 * Tells how an agent stands.
	 * @param agent who
	 * @return the status; offline since {@link java.time.Instant#EPOCH} for an agent that
	 * never worked
	 */
	AgentStatus status(StaffId agent);

	/**
	 * Tells how several agents stand.
	 * @param agents who, each once
	 * @return a status for each
	 */
	default List<AgentStatus> statuses(Collection<StaffId> agents) {
		return agents.stream().map(this::status).toList();
	}

	/**
	 * Lists the agents whose shift goes on.
	 * @return in the order of their identifiers
	 */
	List<AgentStatus> all();

}

package org.yihaotong.agents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yihaotong.agents.AgentStatus.Next;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The agents at work: who is signed in, ready, paused or about to leave. The server holds
 * the state; a refresh or a lost network of the browser does not change it. Which moves
 * there are is told in {@code docs/agents.md}.
 */
public interface AgentDesk {

	/**
	 * Begins a shift at the seat of the account, or finds the one that goes on. A new
	 * shift begins paused.
	 * @param agent who
	 * @return how the agent stands
	 * @throws org.yihaotong.platform.Refusal if somebody else sits there
	 */
	default AgentStatus signIn(StaffId agent) {
		return signIn(agent, Optional.empty());
	}

	/**
	 * Begins a shift, or finds the one that goes on.
	 * @param agent who
	 * @param seat where; empty for the seat of the account
	 * @return how the agent stands
	 * @throws org.yihaotong.platform.Refusal if there is no such seat or it is taken
	 */
	AgentStatus signIn(StaffId agent, Optional<Seat> seat);

	/**
	 * Makes an agent ready for contacts.
	 * @param agent who
	 * @return how the agent stands
	 * @throws NoShift if no shift goes on
	 */
	AgentStatus ready(StaffId agent);

	/**
	 * Pauses an agent at once.
	 * @param agent who
	 * @param reason why
	 * @return how the agent stands
	 * @throws NoShift if no shift goes on
	 */
	AgentStatus pause(StaffId agent, PauseReason reason);

	/**
	 * Pauses an agent at once for a time, see {@link #returned}.
	 * @param agent who
	 * @param reason why
	 * @param returnsAt when the agent becomes ready again
	 * @return how the agent stands
	 * @throws NoShift if no shift goes on
	 */
	AgentStatus pauseUntil(StaffId agent, PauseReason reason, Instant returnsAt);

	/**
	 * Makes an agent ready whose pause has run out.
	 * @param agent who
	 * @return how the agent stands; empty if there is no such pause any more
	 */
	Optional<AgentStatus> returned(StaffId agent);

	/**
	 * Lists the agents whose pause has run out.
	 * @return 500 at most
	 */
	List<StaffId> dueToReturn();

	/**
	 * Lets an agent get nothing new, until {@link #finished} is called.
	 * @param agent who
	 * @param next what then follows
	 * @param reason why paused, when that follows
	 * @return how the agent stands
	 * @throws NoShift if no shift goes on
	 */
	AgentStatus finishing(StaffId agent, Next next, Optional<PauseReason> reason);

	/**
	 * Says that a finishing agent has nothing in hand any more: what is next begins.
	 * @param agent who
	 * @return how the agent stands; empty if the agent was not finishing
	 */
	Optional<AgentStatus> finished(StaffId agent);

	/**
	 * Makes a finishing agent what the agent was before.
	 * @param agent who
	 * @return how the agent stands
	 * @throws org.yihaotong.platform.Refusal if the agent is not finishing
	 */
	AgentStatus takeBack(StaffId agent);

	/**
	 * Ends the shift at once; does nothing without one. Work that was taken stays with
	 * the agent.
	 * @param agent who
	 * @return how the agent stands
	 */
	AgentStatus signOut(StaffId agent);

	/**
	 * Tells how an agent stands.
	 * @param agent who
	 * @return the status; offline since {@link Instant#EPOCH} for an agent that never
	 * worked
	 */
	AgentStatus status(StaffId agent);

	/**
	 * Tells whether an agent takes nothing new and finishes what is in hand.
	 * @param agent who
	 * @return whether something is to follow then
	 */
	boolean isFinishing(StaffId agent);

	/**
	 * Lists the agents whose shift goes on.
	 * @return in the order of their identifiers
	 */
	List<AgentStatus> all();

	/**
	 * Lists the agents who are ready.
	 * @return their softphones
	 */
	Map<StaffId, Optional<Seat>> ready();

	/**
	 * Tells when the shift began that goes on.
	 * @param agent who
	 * @return empty without a shift
	 */
	Optional<Instant> shiftBegan(StaffId agent);

}

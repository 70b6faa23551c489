package org.yihaotong.agents;

/**
 * An agent's presence changed; published in the transaction that stores it.
 *
 * @param status how the agent stands now
 */
public record AgentChanged(AgentStatus status) {
}

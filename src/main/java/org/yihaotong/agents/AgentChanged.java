package org.yihaotong.agents;

/**
 * An agent's presence changed; published after it is stored.
 *
 * @param status how the agent stands now
 */
public record AgentChanged(AgentStatus status) {
}

package org.yihaotong.agents;

/**
 * What an agent can do changed; published in the transaction that stores it.
 *
 * @param profile what the agent can do now
 */
public record AgentProfileChanged(AgentProfile profile) {
}

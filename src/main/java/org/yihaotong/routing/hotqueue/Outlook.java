package org.yihaotong.routing.hotqueue;

/**
 * How a waiting contact stands.
 *
 * @param needs what an agent must be able to do now
 * @param aheadWithSameNeeds how many contacts that need the same stand before it
 * @param idle how many agents could take something of its kind
 * @param fitting how many of these have the skill that it needs, at most
 */
public record Outlook(Needs needs, int aheadWithSameNeeds, int idle, int fitting) {
}

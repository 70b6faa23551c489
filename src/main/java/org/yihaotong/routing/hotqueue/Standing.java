package org.yihaotong.routing.hotqueue;

import org.yihaotong.platform.ContactId;

/**
 * A contact that waits.
 *
 * @param contact the contact
 * @param workClass what it takes of an agent's capacity
 * @param place smaller goes first
 * @param rings what an agent must be able to do
 */
public record Standing(ContactId contact, WorkClass workClass, long place, Rings rings) {
}

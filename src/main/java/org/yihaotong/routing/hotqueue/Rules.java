package org.yihaotong.routing.hotqueue;

import java.time.Clock;

import org.yihaotong.agents.Capacity;

/**
 * What all scripts are told.
 *
 * @param clock the time
 * @param capacity what an agent may have at once for whom nothing else was set
 */
public record Rules(Clock clock, Capacity capacity) {
}

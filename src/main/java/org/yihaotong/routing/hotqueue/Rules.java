package org.yihaotong.routing.hotqueue;

import java.time.Clock;

/**
 * What all scripts are told.
 *
 * @param clock the time
 * @param textsPerAgent how many letters and messages an agent may have at once
 */
public record Rules(Clock clock, int textsPerAgent) {
}

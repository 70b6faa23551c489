package org.yihaotong.routing.hotqueue;

import java.time.Instant;

import org.yihaotong.platform.Seat;

/**
 * Whether a softphone can be called.
 *
 * @param seat the seat
 * @param reachable whether it can
 * @param at when this was so
 */
public record SeatReach(Seat seat, boolean reachable, Instant at) {
}

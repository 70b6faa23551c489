package org.yihaotong.telephony.softphone;

import java.time.Instant;
import java.util.UUID;

import org.yihaotong.platform.Seat;

/**
 * That a password was issued, without the password.
 *
 * @param id from which it is derived
 * @param seat where it may be used
 * @param expiresAt until when
 */
record SeatPassword(UUID id, Seat seat, Instant expiresAt) {
}

package org.yihaotong.access;

import org.yihaotong.platform.StaffId;

/**
 * A member of staff has signed out of the console.
 *
 * @param who who
 */
public record SignedOut(StaffId who) {
}

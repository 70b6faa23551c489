/**
 * A living city: simulated citizens, agents and departments that use the hotline from the
 * outside, by SIP, mail and HTTP, as real ones would.
 */
@NullMarked
package org.yihaotong.local.demo;

import org.jspecify.annotations.NullMarked;

/**
 * FastAGI: one virtual thread for each call that a flow runs on.
 */
@NullMarked
package org.yihaotong.telephony.agi;

import org.jspecify.annotations.NullMarked;

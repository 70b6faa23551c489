/**
 * Calls that the centre begins: whom it may call, and how often.
 */
@NullMarked
package org.yihaotong.telephony.outbound;

import org.jspecify.annotations.NullMarked;

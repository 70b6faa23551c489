package org.yihaotong.telephony.outbound;

import java.time.Instant;

import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;

/**
 * Where the calls are counted.
 */
interface OutboundCounts {

	/**
	 * Compares with the caps and counts, in one step.
	 */
	Verdict count(PhoneNumber callee, Ground ground, OutboundCaps caps, Instant at);

}

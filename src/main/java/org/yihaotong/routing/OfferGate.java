package org.yihaotong.routing;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

/**
 * Whether this node may offer contacts. While it cannot deliver callers the dialplan
 * rings the softphones by itself, in ways that nobody stores. So the gate is closed from
 * the start, and whenever something vital is away, until the node has seen in Asterisk
 * what was done without it: who has to be fetched back to the waiting room, and who
 * talks.
 */
@Component
class OfferGate {

	/**
	 * So many looks at most, whatever is left: with other nodes at work somebody is
	 * always on the way.
	 */
	private static final int MOST_LOOKS = 8;

	private final AtomicInteger looksLeft = new AtomicInteger(MOST_LOOKS);

	/**
	 * Tells whether contacts may be offered.
	 * @return false until the node has looked
	 */
	boolean open() {
		return this.looksLeft.get() == 0;
	}

	/** What is known of the callers may be wrong from now on. */
	void close() {
		this.looksLeft.set(MOST_LOOKS);
	}

	/**
	 * Takes what a look at Asterisk has shown.
	 * @param settled whether nothing was left to be brought back
	 */
	void looked(boolean settled) {
		this.looksLeft.updateAndGet((left) -> (settled || left == 0) ? 0 : left - 1);
	}

}

package org.yihaotong.ivr;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.context.event.EventListener;
import org.yihaotong.telephony.CallEvent;

/**
 * When everything vital was there again the last time.
 */
class LastResumption {

	private final AtomicLong at = new AtomicLong(System.nanoTime());

	@EventListener
	public void resumed(CallEvent.DeliveryResumed event) {
		this.at.set(System.nanoTime());
	}

	/**
	 * Tells whether that was after a moment.
	 * @param moment by {@link System#nanoTime}
	 * @return whether it was later
	 */
	boolean since(long moment) {
		return this.at.get() - moment > 0;
	}

}

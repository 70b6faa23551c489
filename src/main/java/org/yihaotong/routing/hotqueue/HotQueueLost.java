package org.yihaotong.routing.hotqueue;

/**
 * Redis has lost its contents or does not answer: the queue has to be rebuilt before
 * anything is matched.
 */
public class HotQueueLost extends Exception {

	public HotQueueLost() {
		super("Redis has lost the queue");
	}

	public HotQueueLost(Throwable cause) {
		super("Redis does not answer", cause);
	}

}

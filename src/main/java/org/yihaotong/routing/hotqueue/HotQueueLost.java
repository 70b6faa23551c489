package org.yihaotong.routing.hotqueue;

/**
 * Redis has lost its contents: the queue has to be rebuilt before anything is matched.
 */
public class HotQueueLost extends Exception {

	public HotQueueLost() {
		super("Redis has lost the queue");
	}

}

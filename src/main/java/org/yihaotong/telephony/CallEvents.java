package org.yihaotong.telephony;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes events one after another, off the thread that reads from Asterisk.
 */
class CallEvents implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(CallEvents.class);

	/** A minute of the busiest centre; more means that a listener hangs. */
	private static final int CAPACITY = 100_000;

	private final BlockingQueue<CallEvent> waiting = new LinkedBlockingQueue<>(CAPACITY);

	private final ApplicationEventPublisher publisher;

	private final Thread thread;

	CallEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
		this.thread = Thread.ofVirtual().name("call-events").unstarted(this::pump);
	}

	void start() {
		this.thread.start();
	}

	/**
	 * Takes an event without waiting.
	 * @param event the event
	 * @return false if there was no room: the event is lost and all must be reconciled
	 */
	boolean offer(CallEvent event) {
		return this.waiting.offer(event);
	}

	private void pump() {
		while (!Thread.currentThread().isInterrupted()) {
			try {
				publish(this.waiting.take());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void publish(CallEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			// One listener's failure must not keep later events from the others.
			LOG.error("A listener failed on {}", event, ex);
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}

package org.yihaotong.supervision;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One window that shows the wallboard. While it takes a message nothing further is sent
 * to it: the newest figures replace those that it has not seen.
 */
class WallboardScreen {

	private static final Logger logger = LoggerFactory.getLogger(WallboardScreen.class);

	/** Stands for a sender that has nothing further to send. */
	private static final String NOTHING = "";

	private static final String IDLE = "idle";

	private final WebSocketSession session;

	private final AtomicReference<String> next = new AtomicReference<>(IDLE);

	WallboardScreen(WebSocketSession session) {
		this.session = session;
	}

	void show(String text) {
		if (IDLE.equals(this.next.getAndSet(text))) {
			Thread.ofVirtual().name("wallboard-screen").start(this::send);
		}
	}

	private void send() {
		do {
			String text = Objects.requireNonNull(this.next.getAndSet(NOTHING));
			try {
				this.session.sendMessage(new TextMessage(text));
			}
			// Closed, too slow, or closing at this moment: the window connects again.
			catch (IOException | IllegalStateException ex) {
				logger.debug("A wallboard is closed", ex);
				close(CloseStatus.SESSION_NOT_RELIABLE);
				return;
			}
		}
		while (!this.next.compareAndSet(NOTHING, IDLE));
	}

	void close(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			logger.debug("A wallboard was gone", ex);
		}
	}

}

package org.yihaotong.routing;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.yihaotong.platform.StaffId;

/**
 * One browser window of an agent. At most one message is under way: changes that come
 * meanwhile are told by one further message that has them all, so nothing piles up.
 */
class AgentScreen {

	private static final Logger logger = LoggerFactory.getLogger(AgentScreen.class);

	private final StaffId agent;

	private final WebSocketSession session;

	private final Supplier<String> state;

	private final AtomicInteger wanted = new AtomicInteger();

	AgentScreen(StaffId agent, WebSocketSession session, Supplier<String> state) {
		this.agent = agent;
		this.session = session;
		this.state = state;
	}

	StaffId agent() {
		return this.agent;
	}

	void refresh() {
		if (this.wanted.getAndIncrement() == 0) {
			Thread.ofVirtual().name("agent-screen").start(this::send);
		}
	}

	private void send() {
		int seen;
		do {
			seen = this.wanted.get();
			show();
		}
		while (!this.wanted.compareAndSet(seen, 0));
	}

	/** The window connects again when it was closed, and is shown the state then. */
	private void show() {
		try {
			if (this.session.isOpen()) {
				this.session.sendMessage(new TextMessage(this.state.get()));
			}
		}
		// The rim of a thread: whatever failed, the window must not go on showing old
		// news.
		catch (IOException | RuntimeException ex) {
			logger.debug("A window of agent {} is closed", this.agent, ex);
			close(CloseStatus.SERVER_ERROR);
		}
	}

	void close(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			logger.debug("A window of agent {} was gone", this.agent, ex);
		}
	}

}

package org.yihaotong.supervision;

import java.util.Objects;

import jakarta.websocket.Session;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Shows the wallboard in the windows that are open on it. Roles and origin were checked
 * when the socket was asked for.
 */
@Component
class WallboardSocket extends TextWebSocketHandler {

	/** A window that does not take a message for this long is closed. */
	private static final long SLOW_MILLIS = 5_000;

	private static final int LONGEST_MESSAGE = 1_024;

	private static final String SCREEN = WallboardScreen.class.getName();

	private final WallboardFeed feed;

	WallboardSocket(WallboardFeed feed) {
		this.feed = feed;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		session.setTextMessageSizeLimit(LONGEST_MESSAGE);
		if (session instanceof NativeWebSocketSession wrapped) {
			Objects.requireNonNull(wrapped.getNativeSession(Session.class))
				.getUserProperties()
				.put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SLOW_MILLIS);
		}
		WallboardScreen screen = new WallboardScreen(session);
		session.getAttributes().put(SCREEN, screen);
		if (!this.feed.add(screen)) {
			screen.close(CloseStatus.SERVICE_OVERLOAD);
		}
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		// Nothing is asked of the wallboard; a window may say that it lives.
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().remove(SCREEN) instanceof WallboardScreen screen) {
			this.feed.remove(screen);
		}
	}

}

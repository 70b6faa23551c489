package org.yihaotong.routing;

import java.security.Principal;
import java.util.Objects;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.StaffId;

/**
 * Shows an agent's state in the agent's windows, at once and after every change.
 */
@Component
class AgentSocket extends TextWebSocketHandler {

	/** The window says something every 20 s; a silent one is gone. */
	private static final long SILENCE_MILLIS = 70_000;

	/** A window that does not take a message for this long is closed. */
	private static final long SLOW_MILLIS = 5_000;

	private static final int LONGEST_MESSAGE = 1_024;

	private static final String SCREEN = AgentScreen.class.getName();

	private final AgentScreens screens;

	private final AgentStates states;

	private final JsonMapper json;

	AgentSocket(AgentScreens screens, AgentStates states, JsonMapper json) {
		this.screens = screens;
		this.states = states;
		this.json = json;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws Exception {
		StaffPrincipal principal = principal(session.getPrincipal());
		if (principal == null) {
			session.close(CloseStatus.POLICY_VIOLATION);
			return;
		}
		limit(session);
		StaffId agent = principal.member().id();
		AgentScreen screen = new AgentScreen(agent, session, () -> this.json.writeValueAsString(this.states.of(agent)));
		session.getAttributes().put(SCREEN, screen);
		if (!this.screens.add(screen)) {
			screen.close(CloseStatus.SERVICE_OVERLOAD);
		}
	}

	private static @Nullable StaffPrincipal principal(@Nullable Principal principal) {
		return (principal instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof StaffPrincipal staff) ? staff : null;
	}

	private static void limit(WebSocketSession session) {
		session.setTextMessageSizeLimit(LONGEST_MESSAGE);
		if (session instanceof NativeWebSocketSession wrapped) {
			Session container = Objects.requireNonNull(wrapped.getNativeSession(Session.class));
			container.setMaxIdleTimeout(SILENCE_MILLIS);
			container.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SLOW_MILLIS);
		}
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		// A sign of life; the container has noted that it came.
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().remove(SCREEN) instanceof AgentScreen screen) {
			this.screens.remove(screen);
		}
	}

}

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
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentTabs;
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

	private final AgentTabs tabs;

	private final AgentStatePush push;

	private final JsonMapper json;

	AgentSocket(AgentScreens screens, AgentStates states, AgentTabs tabs, AgentStatePush push, JsonMapper json) {
		this.screens = screens;
		this.states = states;
		this.tabs = tabs;
		this.push = push;
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
		TabKey page = page(session);
		AgentScreen screen = new AgentScreen(agent, session,
				() -> this.json.writeValueAsString(this.states.of(agent, page)));
		session.getAttributes().put(SCREEN, screen);
		opened(agent, page);
		if (!this.screens.add(screen)) {
			screen.close(CloseStatus.SERVICE_OVERLOAD);
		}
	}

	private void opened(StaffId agent, TabKey page) {
		if (page.tab() != null && this.tabs.opened(agent, page.tab(), page.session())) {
			this.push.changed(agent);
		}
	}

	/** A window without a name only looks. */
	private static TabKey page(WebSocketSession session) {
		String tab = (session.getUri() != null)
				? UriComponentsBuilder.fromUri(session.getUri()).build().getQueryParams().getFirst(TabKey.PARAMETER)
				: null;
		Object id = session.getAttributes().get(HttpSessionHandshakeInterceptor.HTTP_SESSION_ID_ATTR_NAME);
		return new TabKey(tab, (id instanceof String text) ? text : "");
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

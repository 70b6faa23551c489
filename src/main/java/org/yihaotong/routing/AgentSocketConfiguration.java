package org.yihaotong.routing;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

/**
 * Puts the agents' socket at its address.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class AgentSocketConfiguration implements WebSocketConfigurer {

	private final AgentSocket socket;

	AgentSocketConfiguration(AgentSocket socket) {
		this.socket = socket;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.socket, "/ws/agent").addInterceptors(new HttpSessionHandshakeInterceptor());
	}

}

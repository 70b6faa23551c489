package org.yihaotong.supervision;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * Puts the wallboard's socket at its address.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WallboardSocketConfiguration implements WebSocketConfigurer {

	private final WallboardSocket socket;

	WallboardSocketConfiguration(WallboardSocket socket) {
		this.socket = socket;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.socket, "/ws/wallboard");
	}

}

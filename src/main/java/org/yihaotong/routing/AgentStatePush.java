package org.yihaotong.routing;

import java.util.UUID;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.StaffId;

/**
 * Tells all nodes that an agent's state has changed, so that each shows it on the screens
 * that are connected to it. The node itself is told directly, with Redis or without.
 */
@Component
class AgentStatePush implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(AgentStatePush.class);

	private static final String TOPIC = "yihaotong:agent-changed";

	private final String node = UUID.randomUUID().toString();

	private final AgentScreens screens;

	private final StatefulRedisConnection<String, String> sender;

	private final StatefulRedisPubSubConnection<String, String> receiver;

	AgentStatePush(AgentScreens screens, StatefulRedisConnection<String, String> sender, RedisClient redis) {
		this.screens = screens;
		this.sender = sender;
		this.receiver = redis.connectPubSub();
		this.receiver.addListener(new RedisPubSubAdapter<>() {

			@Override
			public void message(String channel, String message) {
				received(message);
			}

		});
		this.receiver.sync().subscribe(TOPIC);
	}

	/**
	 * Says that an agent's state has changed; to be called after the commit.
	 * @param agent whose
	 */
	void changed(StaffId agent) {
		this.screens.refresh(agent);
		try {
			this.sender.async().publish(TOPIC, this.node + " " + agent);
		}
		catch (RedisException ex) {
			logger.debug("Other nodes were not told of agent {}", agent, ex);
		}
	}

	private void received(String message) {
		int space = message.indexOf(' ');
		if (!message.startsWith(this.node)) {
			this.screens.refresh(new StaffId(Long.parseLong(message.substring(space + 1))));
		}
	}

	@Override
	public void destroy() {
		this.receiver.close();
	}

}

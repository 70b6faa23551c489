package org.yihaotong.routing;

import java.time.Clock;

import io.lettuce.core.api.StatefulRedisConnection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Rules;

/**
 * Gives the queue its Redis.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
class RoutingConfiguration {

	@Bean
	HotQueue hotQueue(StatefulRedisConnection<String, String> connection, RoutingProperties rules, Clock clock) {
		return new HotQueue(connection, new Rules(clock, rules.lettersPerAgent()));
	}

}

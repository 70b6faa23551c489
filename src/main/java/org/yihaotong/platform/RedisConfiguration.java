package org.yihaotong.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one Redis client of a node. It connects again by itself; until then commands fail
 * at once rather than wait, because nothing that Redis holds is the truth.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
class RedisConfiguration {

	/**
	 * A Redis that is back is to be used within a second; unasked Lettuce waits up to 30.
	 */
	private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(1);

	@Bean(destroyMethod = "shutdown")
	ClientResources redisResources() {
		return ClientResources.builder()
			.reconnectDelay(Delay.exponential(Duration.ofMillis(10), LONGEST_RECONNECT, 2, TimeUnit.MILLISECONDS))
			.build();
	}

	@Bean(destroyMethod = "shutdown")
	RedisClient redisClient(RedisProperties properties, ClientResources resources) {
		RedisURI uri = RedisURI.create(properties.url());
		uri.setTimeout(properties.timeout());
		RedisClient client = RedisClient.create(resources, uri);
		client.setOptions(ClientOptions.builder()
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.socketOptions(SocketOptions.builder().connectTimeout(properties.timeout()).keepAlive(true).build())
			.timeoutOptions(TimeoutOptions.enabled(properties.timeout()))
			.build());
		return client;
	}

	@Bean(destroyMethod = "close")
	StatefulRedisConnection<String, String> redisConnection(RedisClient client) {
		return client.connect();
	}

}

package org.yihaotong.routing;

import java.time.Clock;

import io.lettuce.core.api.StatefulRedisConnection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Rules;
import org.yihaotong.telephony.Vital;

/**
 * Gives the queue its Redis.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ RoutingProperties.class, OrderProperties.class, CallBackProperties.class })
class RoutingConfiguration {

	@Bean
	HotQueue hotQueue(StatefulRedisConnection<String, String> connection, RoutingProperties rules, Clock clock) {
		return new HotQueue(connection, new Rules(clock, rules.capacity()));
	}

	/** Without the database nobody can be matched. */
	@Bean
	Vital databaseVital(JdbcClient jdbc) {
		return new RoutingVital("postgresql", () -> jdbc.sql("select 1").query(Integer.class).single());
	}

	/** Without the hot queue neither. */
	@Bean
	Vital queueVital(StatefulRedisConnection<String, String> connection) {
		return new RoutingVital("redis", () -> connection.sync().ping());
	}

	private record RoutingVital(String name, Runnable attempt) implements Vital {

		@Override
		public void check() {
			this.attempt.run();
		}

	}

}

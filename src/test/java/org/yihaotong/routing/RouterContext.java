package org.yihaotong.routing;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.access.AuditLog;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Rules;

/**
 * The classes of the router and of the agents' desks without a server around them: with
 * the usual rules, on a database, a Redis and a played Asterisk that several nodes may
 * share.
 */
final class RouterContext {

	private RouterContext() {
	}

	/**
	 * Makes a node.
	 * @param parts what it works with
	 * @param own what is its own: accounts, threads, timers
	 * @return the started node
	 */
	static AnnotationConfigApplicationContext of(Parts parts, Consumer<AnnotationConfigApplicationContext> own) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		database(context, parts.database());
		context.registerBean("clock", Clock.class, parts::clock);
		context.registerBean("meters", MeterRegistry.class, SimpleMeterRegistry::new);
		context.registerBean("calls", PlayedAsterisk.class, parts::asterisk);
		context.registerBean("audit", AuditLog.class, () -> (who, action, subject, reason) -> {
		});
		queue(context, parts);
		own.accept(context);
		ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
		scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern
			.compile(".*(Controller|Socket|SocketConfiguration|RoutingConfiguration|Softphones|Tests.*|Module.*)")));
		scanner.scan("org.yihaotong.routing", "org.yihaotong.agents");
		context.refresh();
		return context;
	}

	private static void database(AnnotationConfigApplicationContext context, DataSource database) {
		JdbcTransactionManager transactions = new JdbcTransactionManager(database);
		// Whoever made the database closes it.
		context.registerBean("dataSource", DataSource.class, () -> database,
				(definition) -> definition.setDestroyMethodName(""));
		context.registerBean("jdbc", JdbcClient.class, () -> JdbcClient.create(database));
		context.registerBean("together", NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(database));
		context.registerBean("transactions", JdbcTransactionManager.class, () -> transactions);
		context.registerBean("transaction", TransactionTemplate.class, () -> new TransactionTemplate(transactions));
		context.register(Transactions.class);
	}

	private static void queue(AnnotationConfigApplicationContext context, Parts parts) {
		RoutingProperties rules = bound("yihaotong.routing", RoutingProperties.class);
		StatefulRedisConnection<String, String> connection = parts.redis().connect();
		context.registerBean("rules", RoutingProperties.class, () -> rules);
		context.registerBean("order", OrderProperties.class,
				() -> bound("yihaotong.routing.order", OrderProperties.class));
		context.registerBean("callBackRules", CallBackProperties.class,
				() -> bound("yihaotong.routing.call-back", CallBackProperties.class));
		context.registerBean("redisClient", RedisClient.class, parts::redis);
		context.registerBean("redisConnection", StatefulRedisConnection.class, () -> connection);
		context.registerBean("hotQueue", HotQueue.class,
				() -> new HotQueue(connection, new Rules(parts.clock(), rules.capacity())));
	}

	private static <T> T bound(String prefix, Class<T> type) {
		return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
	}

	/**
	 * What a node works with.
	 *
	 * @param clock the time
	 * @param database PostgreSQL
	 * @param redis Redis
	 * @param asterisk Asterisk
	 */
	record Parts(Clock clock, DataSource database, RedisClient redis, PlayedAsterisk asterisk) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class Transactions {

	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Rules;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * One node of the router: the classes of the product on a real PostgreSQL and Redis, but
 * with threads that run when the test says so and timers of virtual time.
 */
final class RouterNode implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Deque<Runnable> pending = new ArrayDeque<>();

	private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));

	private final Shared shared;

	RouterNode(Shared shared) {
		this.shared = shared;
		register("clock", Clock.class, shared.clock());
		register("dataSource", DataSource.class, shared.database());
		register("jdbc", JdbcClient.class, JdbcClient.create(shared.database()));
		this.context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(shared.database()));
		register("meters", MeterRegistry.class, new SimpleMeterRegistry());
		register("calls", PlayedAsterisk.class, shared.asterisk());
		this.context.registerBean(TransactionTemplate.class,
				() -> new TransactionTemplate(new JdbcTransactionManager(shared.database())));
		register("staff", StaffDirectory.class, new Staff());
		register("audit", AuditLog.class, (who, action, subject, reason) -> {
		});
		register("threads", RoutingThreads.class, new GivenThreads());
		register("scheduler", TaskScheduler.class, scheduler());
		redis();
		this.context.register(Transactions.class);
		scan();
		this.context.refresh();
	}

	private <T> void register(String name, Class<T> type, T bean) {
		this.context.registerBean(name, type, () -> bean);
	}

	private TaskScheduler scheduler() {
		TaskScheduler scheduler = mock(TaskScheduler.class);
		given(scheduler.schedule(any(Runnable.class), any(Instant.class)))
			.willAnswer((call) -> this.timers.add(new Timer(call.getArgument(1), call.getArgument(0))) ? null : null);
		return scheduler;
	}

	private void redis() {
		RoutingProperties rules = bound("yihaotong.routing", RoutingProperties.class);
		StatefulRedisConnection<String, String> connection = this.shared.redis().connect();
		register("rules", RoutingProperties.class, rules);
		register("order", OrderProperties.class, bound("yihaotong.routing.order", OrderProperties.class));
		register("callBackRules", CallBackProperties.class,
				bound("yihaotong.routing.call-back", CallBackProperties.class));
		register("redisClient", RedisClient.class, this.shared.redis());
		this.context.registerBean("redisConnection", StatefulRedisConnection.class, () -> connection);
		register("hotQueue", HotQueue.class,
				new HotQueue(connection, new Rules(this.shared.clock(), rules.capacity())));
	}

	static <T> T bound(String prefix, Class<T> type) {
		return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
	}

	private void scan() {
		ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(this.context);
		scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(
				".*(Controller|Socket|SocketConfiguration|RoutingConfiguration|RoutingThreads|Tests.*|Module.*)")));
		scanner.scan("org.yihaotong.routing", "org.yihaotong.agents");
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	void tell(Object event) {
		this.context.publishEvent(event);
	}

	/** Runs the next thing that a thread of this node would do. */
	boolean step() {
		Runnable next = this.pending.poll();
		if (next != null) {
			next.run();
		}
		return next != null;
	}

	Optional<Instant> nextTimer() {
		return Optional.ofNullable(this.timers.peek()).map(Timer::at);
	}

	/** Starts what is due. */
	void ring() {
		while (nextTimer().filter((at) -> !at.isAfter(this.shared.clock().instant())).isPresent()) {
			this.timers.remove().work().run();
		}
	}

	/** All that was in memory is gone; then the node starts anew. */
	void killed() {
		this.pending.clear();
		this.timers.clear();
		bean(Matcher.class).forget();
		bean(Reconciler.class).begin();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What all nodes share.
	 *
	 * @param clock the time
	 * @param database PostgreSQL
	 * @param redis Redis
	 * @param asterisk Asterisk
	 */
	record Shared(Clock clock, DataSource database, RedisClient redis, PlayedAsterisk asterisk) {
	}

	private record Timer(Instant at, Runnable work) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class Transactions {

	}

	private static final class Staff implements StaffDirectory {

		@Override
		public Optional<StaffMember> find(StaffId id) {
			return Optional.of(RoutingModule.member(id));
		}

		@Override
		public List<StaffMember> withRole(Role role) {
			return List.of();
		}

	}

	private final class GivenThreads extends RoutingThreads {

		GivenThreads() {
			super(new SimpleMeterRegistry());
		}

		@Override
		void run(Object key, Runnable work) {
			RouterNode.this.pending.add(work);
		}

		@Override
		void beside(String name, Runnable work) {
			RouterNode.this.pending.add(work);
		}

	}

}

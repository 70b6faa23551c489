package org.yihaotong.routing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.yihaotong.access.StaffDirectory;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * One node of the router: the classes of the product on a real PostgreSQL and Redis, but
 * with threads that run when the test says so and timers of virtual time.
 */
final class RouterNode implements AutoCloseable {

	private final AnnotationConfigApplicationContext context;

	private final Deque<Runnable> pending = new ArrayDeque<>();

	private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));

	private final RouterContext.Parts parts;

	/** The matcher's run: a new life of the node has the same. */
	private @Nullable Runnable matcher;

	RouterNode(RouterContext.Parts parts) {
		this.parts = parts;
		this.context = RouterContext.of(parts, (own) -> {
			own.registerBean("staff", StaffDirectory.class, PlayedStaff::new);
			own.registerBean("routingThreads", RoutingThreads.class, GivenThreads::new);
			own.registerBean("scheduler", TaskScheduler.class, this::scheduler);
		});
	}

	private TaskScheduler scheduler() {
		TaskScheduler scheduler = mock(TaskScheduler.class);
		given(scheduler.schedule(any(Runnable.class), any(Instant.class))).willAnswer((call) -> {
			this.timers.add(new Timer(call.getArgument(1), call.getArgument(0)));
			return null;
		});
		return scheduler;
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
		if (next == null) {
			next = this.matcher;
			this.matcher = null;
		}
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
		while (nextTimer().filter((at) -> !at.isAfter(this.parts.clock().instant())).isPresent()) {
			this.timers.remove().work().run();
		}
	}

	/** All that was in memory is gone; then the node starts anew. */
	void killed() {
		this.pending.clear();
		this.timers.clear();
		bean(Reconciler.class).begin();
	}

	@Override
	public void close() {
		this.context.close();
	}

	private record Timer(Instant at, Runnable work) {
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
			RouterNode.this.matcher = work;
		}

	}

}

package org.yihaotong.routing;

import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads of the queue. Work with the same key runs in the order in which it was
 * given; work with different keys at once.
 */
@Component
class RoutingThreads implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(RoutingThreads.class);

	/** Above the connections of the pool, more lanes would only wait there. */
	private static final int LANES = 16;

	/** What a lane may have before it; beyond that the reconciler is faster. */
	private static final int BACKLOG = 4096;

	private final ThreadPoolTaskExecutor[] lanes;

	private final Counter failures;

	RoutingThreads(MeterRegistry meters) {
		this.failures = meters.counter("yihaotong.routing.failures");
		this.lanes = IntStream.range(0, LANES).mapToObj(RoutingThreads::lane).toArray(ThreadPoolTaskExecutor[]::new);
	}

	private static ThreadPoolTaskExecutor lane(int number) {
		ThreadPoolTaskExecutor lane = new ThreadPoolTaskExecutor();
		lane.setCorePoolSize(1);
		lane.setMaxPoolSize(1);
		lane.setQueueCapacity(BACKLOG);
		lane.setThreadFactory(Thread.ofVirtual().name("routing-" + number + "-", 0).factory());
		lane.initialize();
		return lane;
	}

	/**
	 * Runs something after all that was given with the same key. What fails or finds no
	 * place is logged and counted; the reconciler repairs what it leaves undone.
	 * @param key what the order is kept for
	 * @param work what to do
	 */
	void run(Object key, Runnable work) {
		try {
			this.lanes[Math.floorMod(key.hashCode(), LANES)].execute(() -> guarded(work));
		}
		catch (TaskRejectedException ex) {
			this.failures.increment();
			logger.error("No room for more work on the queue", ex);
		}
	}

	/**
	 * Runs something that waits for nothing that was given before.
	 * @param name the thread's name
	 * @param work what to do
	 */
	void beside(String name, Runnable work) {
		Thread.ofVirtual().name(name).start(() -> guarded(work));
	}

	private void guarded(Runnable work) {
		try {
			work.run();
		}
		// The rim of a thread: nothing above could deal with it.
		catch (RuntimeException ex) {
			this.failures.increment();
			logger.error("Work on the queue failed", ex);
		}
	}

	@Override
	public void destroy() {
		for (ThreadPoolTaskExecutor lane : this.lanes) {
			lane.shutdown();
		}
	}

}

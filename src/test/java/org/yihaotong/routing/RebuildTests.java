package org.yihaotong.routing;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.routing.hotqueue.HotQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RebuildTests {

	/**
	 * The queue breaks once; the matcher and the watch both see it while one of them
	 * mends it.
	 */
	@Test
	@Timeout(20)
	void whoFindsTheQueueBrokenWhileItIsRebuiltDoesNotEmptyItAgain() throws Exception {
		HotQueue queue = mock(HotQueue.class);
		AtomicInteger rebuilds = new AtomicInteger();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		given(queue.lease(anyString(), anyString(), any())).willReturn(true);
		given(queue.intact()).willAnswer((call) -> rebuilds.get() > 0 && go.getCount() == 0);
		given(queue.rebuild(any())).willAnswer((call) -> {
			rebuilds.incrementAndGet();
			begun.countDown();
			go.await();
			return true;
		});
		Rebuild rebuild = new Rebuild(queue, mock(QueueEntries.class), mock(Reservations.class), mock(Seats.class),
				mock(AgentDesk.class), mock(AgentSkills.class), mock(RoutingProperties.class),
				mock(RoutingMetrics.class), Clock.systemUTC());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Boolean> matcher = threads.submit(rebuild::restore);
			begun.await();
			List<Future<Boolean>> watches = IntStream.range(0, 4)
				.mapToObj((index) -> threads.submit(rebuild::restore))
				.toList();
			go.countDown();
			assertThat(matcher.get()).isTrue();
			for (Future<Boolean> watch : watches) {
				assertThat(watch.get()).isTrue();
			}
		}
		assertThat(rebuilds).hasValue(1);
	}

}

package org.yihaotong.routing;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.Rings.Ring;

/**
 * Wakes at the very instant at which something ends by itself. PostgreSQL knows the
 * instants too: what is lost with a node is found by the reconciler.
 */
@Component
class Deadlines {

	private final TaskScheduler scheduler;

	private final RoutingThreads threads;

	private volatile Consumer<UUID> listener = (id) -> {
	};

	Deadlines(TaskScheduler scheduler, RoutingThreads threads) {
		this.scheduler = scheduler;
		this.threads = threads;
	}

	void listen(Consumer<UUID> expired) {
		this.listener = expired;
	}

	void watch(Reservation reservation) {
		reservation.expiresAt()
			.ifPresent((at) -> later(at, reservation.contact(), () -> this.listener.accept(reservation.id())));
	}

	/**
	 * Runs something whenever a contact needs less than before.
	 * @param contact the contact
	 * @param rings what it needs as time goes by
	 * @param now from when on
	 * @param work what to do
	 */
	void widening(ContactId contact, Rings rings, Instant now, Runnable work) {
		rings.list()
			.stream()
			.map(Ring::since)
			.filter((since) -> since.isAfter(now))
			.forEach((since) -> later(since, contact, work));
	}

	/**
	 * Runs something at an instant.
	 * @param at when
	 * @param key in order with what, see {@link RoutingThreads#run}
	 * @param work what to do
	 */
	void later(Instant at, Object key, Runnable work) {
		this.scheduler.schedule(() -> this.threads.run(key, work), at);
	}

}

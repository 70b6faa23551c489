package org.yihaotong.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.HotQueueLost;
import org.yihaotong.routing.hotqueue.Match;

/**
 * Draws matches from Redis for as long as there are any, each time it is woken. Matches
 * are offered beside it, so that a slow offer holds no other one up.
 */
@Component
class Matcher {

	private static final Logger logger = LoggerFactory.getLogger(Matcher.class);

	/** So many take Redis a few milliseconds, and PostgreSQL one transaction. */
	private static final int MOST = 32;

	private final HotQueue queue;

	private final ReservationDesk desk;

	private final Rebuild rebuild;

	private final RoutingThreads threads;

	private final OfferGate gate;

	private final AtomicInteger wakes = new AtomicInteger();

	Matcher(HotQueue queue, ReservationDesk desk, Rebuild rebuild, RoutingThreads threads, OfferGate gate,
			MatchSignal signal) {
		this.queue = queue;
		this.desk = desk;
		this.rebuild = rebuild;
		this.threads = threads;
		this.gate = gate;
		signal.listen(this::wake);
	}

	private void wake() {
		if (this.wakes.getAndIncrement() == 0) {
			this.threads.beside("matcher", this::run);
		}
	}

	/**
	 * A wake that comes while this runs makes it run once more. Whatever it dies of, the
	 * next wake starts it again.
	 */
	private void run() {
		boolean died = true;
		try {
			int seen;
			do {
				seen = this.wakes.get();
				draw();
			}
			while (!this.wakes.compareAndSet(seen, 0));
			died = false;
		}
		finally {
			if (died) {
				this.wakes.set(0);
			}
		}
	}

	/** Fewer than were asked for are all that there were. */
	private void draw() {
		try {
			int drawn;
			do {
				drawn = offer(next());
			}
			while (drawn == MOST);
		}
		catch (HotQueueLost ex) {
			logger.warn("The queue has to be rebuilt: {}", ex.getMessage());
			if (this.rebuild.restore()) {
				this.wakes.incrementAndGet();
			}
		}
	}

	private int offer(List<Match> matches) {
		if (!matches.isEmpty()) {
			this.threads.run(matches.getFirst(), () -> this.desk.offer(matches));
		}
		return matches.size();
	}

	private List<Match> next() throws HotQueueLost {
		return this.gate.open() ? this.queue.match(MOST) : List.of();
	}

}

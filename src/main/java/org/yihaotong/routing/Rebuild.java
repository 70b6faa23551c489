package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.routing.Reservations.Rejected;
import org.yihaotong.routing.hotqueue.HotQueue;

/**
 * Fills Redis in from PostgreSQL.
 */
@Component
class Rebuild {

	private static final Logger logger = LoggerFactory.getLogger(Rebuild.class);

	private static final Duration LEASE = Duration.ofSeconds(30);

	private final HotQueue queue;

	private final QueueEntries entries;

	private final Reservations reservations;

	private final Seats seats;

	private final AgentDesk agents;

	private final AgentSkills skills;

	private final RoutingProperties rules;

	private final RoutingMetrics metrics;

	private final Clock clock;

	private final ReentrantLock turn = new ReentrantLock();

	private final String node = UUID.randomUUID().toString();

	Rebuild(HotQueue queue, QueueEntries entries, Reservations reservations, Seats seats, AgentDesk agents,
			AgentSkills skills, RoutingProperties rules, RoutingMetrics metrics, Clock clock) {
		this.queue = queue;
		this.entries = entries;
		this.reservations = reservations;
		this.seats = seats;
		this.agents = agents;
		this.skills = skills;
		this.rules = rules;
		this.metrics = metrics;
		this.clock = clock;
	}

	/**
	 * Rebuilds the queue if it is not whole. Whoever finds it broken while it is being
	 * rebuilt waits for that: two who emptied it for each other would never end.
	 * @return whether it is complete now
	 */
	boolean restore() {
		return inTurn(() -> this.queue.intact() || rebuild());
	}

	/**
	 * Rebuilds the queue whatever it looks like.
	 * @return whether it is complete now
	 */
	boolean renew() {
		return inTurn(this::rebuild);
	}

	/** One at a time on this node, one node at a time. */
	private boolean inTurn(BooleanSupplier work) {
		this.turn.lock();
		try {
			return this.queue.lease("rebuild", this.node, LEASE) && freed(work);
		}
		finally {
			this.turn.unlock();
		}
	}

	private boolean freed(BooleanSupplier work) {
		try {
			return work.getAsBoolean();
		}
		finally {
			this.queue.free("rebuild");
		}
	}

	private boolean rebuild() {
		Instant began = this.clock.instant();
		boolean complete = this.queue.rebuild(this::fill);
		Duration took = Duration.between(began, this.clock.instant());
		this.metrics.rebuilt(took);
		logger.info("The queue was {} from PostgreSQL in {} ms", complete ? "rebuilt" : "not completely rebuilt",
				took.toMillis());
		return complete;
	}

	/**
	 * Holds go in first, so that nobody counts as idle who is not. What changes while
	 * this runs is told to Redis by whoever changes it; what crosses is refused by
	 * PostgreSQL when it is matched, or found by the reconciler.
	 */
	private void fill() {
		this.queue.hold(this.reservations.open().stream().map(Reservation::hold).toList());
		this.queue.seats(this.seats.all(this.clock.instant()));
		this.queue.skills(this.skills.all());
		this.queue.exclude(this.reservations.rejectedSince(this.clock.instant().minus(this.rules.rejectedRest()))
			.stream()
			.collect(Collectors.toMap(Rejected::by, (one) -> one.at().plus(this.rules.rejectedRest()),
					(one, other) -> other)));
		this.queue.presence(this.agents.all());
		this.queue
			.enqueue(this.entries.open().stream().filter(QueueEntry::offerable).map(QueueEntry::standing).toList());
	}

}

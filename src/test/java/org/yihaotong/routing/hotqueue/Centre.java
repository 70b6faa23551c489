package org.yihaotong.routing.hotqueue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.lettuce.core.api.StatefulRedisConnection;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Capacity;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.VirtualClock;

/**
 * A centre in virtual time: callers arrive at random (Poisson), talk for a random time
 * (exponential) and may lose patience (exponential). Who gets whom is decided by the real
 * queue in a real Redis alone.
 */
public final class Centre {

	private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

	private final Load load;

	private final SplittableRandom random;

	private final VirtualClock clock = new VirtualClock(START);

	private final HotQueue queue;

	private final PriorityQueue<Event> events = new PriorityQueue<>();

	private final Map<ContactId, Long> waiting = new HashMap<>();

	private final Result result = new Result();

	private long number;

	private int busy;

	/** Callers in the waiting room, summed over time, in microseconds. */
	private double queueTime;

	private long lastChange;

	/**
	 * A load.
	 *
	 * @param callsPerHour arrivals
	 * @param talk the mean talk, wrap-up included
	 * @param agents how many
	 * @param patience the mean patience; empty for callers who never leave
	 * @param soon within what time an answer counts as soon
	 * @param waitingRoom whether anybody may wait at all; without one who finds nobody
	 * free is turned away (Erlang B)
	 */
	public record Load(double callsPerHour, Duration talk, int agents, Optional<Duration> patience, Duration soon,
			boolean waitingRoom) {
	}

	private record Event(long at, long number, Kind kind, ContactId contact,
			Optional<Match> talk) implements Comparable<Event> {

		@Override
		public int compareTo(Event other) {
			int byTime = Long.compare(this.at, other.at);
			return (byTime != 0) ? byTime : Long.compare(this.number, other.number);
		}

	}

	private enum Kind {

		ARRIVES, TALK_ENDS, LOSES_PATIENCE

	}

	/** What happened. */
	public static final class Result {

		private long calls;

		private long waited;

		private long soon;

		private long gone;

		private double waitMicros;

		private double hours;

		private double queueLength;

		private final List<String> faults = new ArrayList<>();

		public double waitProbability() {
			return (double) this.waited / this.calls;
		}

		/** Seconds over all callers. */
		public double meanWait() {
			return this.waitMicros / 1e6 / this.calls;
		}

		public double answeredSoon() {
			return (double) this.soon / this.calls;
		}

		public double goneShare() {
			return (double) this.gone / this.calls;
		}

		/** Little's law: the mean length of the queue over arrivals times mean wait. */
		public double little() {
			return this.queueLength / (this.calls / (this.hours * 3600) * meanWait());
		}

		/**
		 * What must never be: somebody idle beside somebody who waits, or a wrong order.
		 */
		public List<String> faults() {
			return this.faults;
		}

	}

	public Centre(Load load, StatefulRedisConnection<String, String> connection, long seed) {
		this.load = load;
		this.random = new SplittableRandom(seed);
		this.queue = new HotQueue(connection, new Rules(this.clock, new Capacity(0, 0)));
		this.queue.rebuild(() -> LongStream.rangeClosed(1, load.agents()).forEach(this::ready));
	}

	private void ready(long agent) {
		Seat seat = new Seat(Long.toString(1000 + agent));
		this.queue.seat(seat, true, START);
		this.queue.presence(new AgentStatus(new StaffId(agent), "", Optional.of(seat), Presence.READY, Optional.empty(),
				START, Optional.empty(), Optional.empty()));
	}

	/**
	 * Lets callers come.
	 * @param calls how many are counted
	 * @param before how many come before, until the centre is as busy as it will be
	 * @return what happened
	 * @throws HotQueueLost never in memory that nobody empties
	 */
	public Result run(int calls, int before) throws HotQueueLost {
		int left = calls + before;
		long counting = Long.MAX_VALUE;
		push(exponential(3600e6 / this.load.callsPerHour()), Kind.ARRIVES, ContactId.random(), Optional.empty());
		while (left > 0 && !this.events.isEmpty()) {
			Event next = this.events.remove();
			pass(next.at(), counting);
			if (next.kind() == Kind.ARRIVES) {
				left--;
				if (left == calls - 1) {
					counting = next.at();
				}
				push(next.at() + exponential(3600e6 / this.load.callsPerHour()), Kind.ARRIVES, ContactId.random(),
						Optional.empty());
			}
			happens(next, counting);
		}
		this.result.hours = (micros() - counting) / 3600e6;
		this.result.queueLength = this.queueTime / (micros() - counting);
		return this.result;
	}

	private void happens(Event event, long counting) throws HotQueueLost {
		switch (event.kind()) {
			case ARRIVES -> arrives(event, counting);
			case TALK_ENDS -> {
				this.busy--;
				this.queue.release(event.talk().orElseThrow(), Optional.empty(), Optional.empty());
				matches(counting);
			}
			case LOSES_PATIENCE -> losesPatience(event, counting);
		}
	}

	private void arrives(Event event, long counting) throws HotQueueLost {
		boolean counts = event.at() >= counting;
		this.result.calls += counts ? 1 : 0;
		if (this.busy == this.load.agents()) {
			this.result.waited += counts ? 1 : 0;
			if (!this.load.waitingRoom()) {
				this.result.gone += counts ? 1 : 0;
				return;
			}
			this.load.patience()
				.ifPresent((mean) -> push(event.at() + exponential(mean.toNanos() / 1e3), Kind.LOSES_PATIENCE,
						event.contact(), Optional.empty()));
		}
		this.waiting.put(event.contact(), event.at());
		this.queue.enqueue(new Standing(event.contact(), WorkClass.VOICE, event.at(), Rings.OPEN));
		matches(counting);
	}

	private void losesPatience(Event event, long counting) {
		Long since = this.waiting.remove(event.contact());
		if (since != null) {
			this.queue.dequeue(event.contact());
			waited(since, event.at(), counting);
			this.result.gone += (since >= counting) ? 1 : 0;
		}
	}

	private void matches(long counting) throws HotQueueLost {
		long now = micros();
		for (Match match : this.queue.match(16)) {
			Long since = this.waiting.remove(match.contact());
			if (since == null) {
				this.result.faults.add("Matched without waiting: " + match);
				continue;
			}
			if (this.waiting.values().stream().anyMatch((other) -> other < since)) {
				this.result.faults.add("Overtaken by " + match);
			}
			this.busy++;
			waited(since, now, counting);
			this.result.soon += (since >= counting && now - since <= this.load.soon().toNanos() / 1e3) ? 1 : 0;
			push(now + exponential(this.load.talk().toNanos() / 1e3), Kind.TALK_ENDS, match.contact(),
					Optional.of(match));
		}
		if (!this.waiting.isEmpty() && this.busy < this.load.agents()) {
			this.result.faults.add("Idle beside " + this.waiting.size() + " who wait");
		}
	}

	private void waited(long since, long until, long counting) {
		if (since >= counting) {
			this.result.waitMicros += until - since;
		}
	}

	private void pass(long to, long counting) {
		if (this.lastChange >= counting) {
			this.queueTime += (double) this.waiting.size() * (to - this.lastChange);
		}
		this.lastChange = to;
		this.clock.set(START.plusNanos(to * 1000));
	}

	private long micros() {
		return this.lastChange;
	}

	private void push(long at, Kind kind, ContactId contact, Optional<Match> talk) {
		this.events.add(new Event(at, this.number++, kind, contact, talk));
	}

	private long exponential(double meanMicros) {
		return Math.round(-meanMicros * Math.log(1 - this.random.nextDouble()));
	}

}

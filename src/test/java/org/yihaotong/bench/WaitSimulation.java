package org.yihaotong.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SequencedSet;
import java.util.function.DoubleUnaryOperator;

import org.yihaotong.routing.estimate.QueueSnapshot;
import org.yihaotong.routing.estimate.RecentPast;
import org.yihaotong.routing.estimate.WaitEstimator;

/**
 * A queue in virtual time: callers come at a rate that changes, a number of agents that
 * changes answers them in order, some lose patience. Each caller who has to wait is told
 * by every estimator how long; whoever is answered shows how true that was. Estimators
 * see only what the server sees: speed and patience are measured over the last half hour.
 */
final class WaitSimulation {

	private static final double LATELY = 1_800;

	private final Random random;

	private final Scenario scenario;

	private final List<WaitEstimator> estimators;

	private final Map<String, Errors> errors = new LinkedHashMap<>();

	private final PriorityQueue<Happening> plan = new PriorityQueue<>();

	private final SequencedSet<Caller> waiting = new LinkedHashSet<>();

	private final Map<Kind, Deque<Past>> past = new EnumMap<>(Kind.class);

	private double now;

	private int busy;

	private double lastWait;

	private boolean anyAnswered;

	private long number;

	WaitSimulation(Scenario scenario, List<WaitEstimator> estimators, long seed) {
		this.scenario = scenario;
		this.estimators = estimators;
		this.random = new Random(seed);
		estimators.forEach((estimator) -> this.errors.put(estimator.name(), new Errors()));
		for (Kind kind : Kind.values()) {
			this.past.put(kind, new ArrayDeque<>());
		}
	}

	Map<String, Errors> run() {
		nextArrival();
		for (double minute = 60; minute < this.scenario.seconds(); minute += 60) {
			plan(minute, this::answer);
		}
		while (!this.plan.isEmpty() && this.now < this.scenario.seconds()) {
			Happening next = this.plan.remove();
			this.now = next.at();
			next.what().run();
		}
		return this.errors;
	}

	private void plan(double at, Runnable what) {
		this.plan.add(new Happening(at, this.number++, what));
	}

	private double random(double mean) {
		return -Math.log(1 - this.random.nextDouble()) * mean;
	}

	/** Thinning (Lewis and Shedler, 1979): the greatest rate, of which a part is kept. */
	private void nextArrival() {
		plan(this.now + random(1 / this.scenario.mostPerSecond()), () -> {
			double kept = this.scenario.perSecond().applyAsDouble(this.now) / this.scenario.mostPerSecond();
			if (this.random.nextDouble() < kept) {
				arrives();
			}
			nextArrival();
		});
	}

	private int agents() {
		return (int) Math.round(this.scenario.agents().applyAsDouble(this.now));
	}

	private void arrives() {
		Caller caller = new Caller(this.now, new LinkedHashMap<>());
		if (this.busy >= agents()) {
			QueueSnapshot queue = snapshot();
			for (WaitEstimator estimator : this.estimators) {
				estimator.estimate(queue).ifPresent((told) -> caller.told().put(estimator.name(), told));
			}
		}
		this.waiting.addLast(caller);
		plan(this.now + random(this.scenario.patienceSeconds()), () -> leaves(caller));
		answer();
	}

	private QueueSnapshot snapshot() {
		Optional<Duration> last = this.anyAnswered ? Optional.of(seconds(this.lastWait)) : Optional.empty();
		Optional<Duration> head = this.waiting.stream().findFirst().map((first) -> seconds(this.now - first.joined()));
		RecentPast lately = new RecentPast(count(Kind.SERVED), sum(Kind.SERVED), count(Kind.LEFT),
				sum(Kind.LEFT).plus(sum(Kind.ANSWERED)));
		return new QueueSnapshot(this.waiting.size(), agents(), lately, last, head);
	}

	private static Duration seconds(double seconds) {
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	private Deque<Past> lately(Kind kind) {
		Deque<Past> all = Objects.requireNonNull(this.past.get(kind));
		while (!all.isEmpty() && all.getFirst().at() < this.now - LATELY) {
			all.removeFirst();
		}
		return all;
	}

	private long count(Kind kind) {
		return lately(kind).size();
	}

	private Duration sum(Kind kind) {
		return seconds(lately(kind).stream().mapToDouble(Past::seconds).sum());
	}

	private void leaves(Caller caller) {
		if (this.waiting.remove(caller)) {
			lately(Kind.LEFT).addLast(new Past(this.now, this.now - caller.joined()));
		}
	}

	private void answer() {
		while (this.busy < agents() && !this.waiting.isEmpty()) {
			Caller caller = this.waiting.removeFirst();
			double waited = this.now - caller.joined();
			this.lastWait = waited;
			this.anyAnswered = true;
			lately(Kind.ANSWERED).addLast(new Past(this.now, waited));
			if (caller.joined() >= this.scenario.from()) {
				caller.told().forEach((name, told) -> error(name).add(told.toMillis() / 1000.0, waited));
			}
			double work = random(this.scenario.workSeconds());
			this.busy++;
			plan(this.now + work, () -> {
				this.busy--;
				lately(Kind.SERVED).addLast(new Past(this.now, work));
				answer();
			});
		}
	}

	private Errors error(String name) {
		return Objects.requireNonNull(this.errors.get(name));
	}

	private enum Kind {

		SERVED, LEFT, ANSWERED

	}

	private record Past(double at, double seconds) {
	}

	private record Caller(double joined, Map<String, Duration> told) {

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

	private record Happening(double at, long number, Runnable what) implements Comparable<Happening> {

		@Override
		public int compareTo(Happening other) {
			int byTime = Double.compare(this.at, other.at);
			return (byTime != 0) ? byTime : Long.compare(this.number, other.number);
		}

	}

	/**
	 * What is simulated.
	 *
	 * @param name its name
	 * @param seconds how long
	 * @param from from when on callers are looked at
	 * @param perSecond callers a second, by time
	 * @param mostPerSecond their greatest rate
	 * @param agents how many are at work, by time
	 * @param workSeconds how long a call takes in the mean, wrap-up included
	 * @param patienceSeconds how long a caller waits in the mean before leaving
	 */
	record Scenario(String name, double seconds, double from, DoubleUnaryOperator perSecond, double mostPerSecond,
			DoubleUnaryOperator agents, double workSeconds, double patienceSeconds) {
	}

	/** How far one estimator was off. */
	static final class Errors {

		private long callers;

		private double absolute;

		private double bias;

		private long near;

		void add(double told, double waited) {
			this.callers++;
			this.absolute += Math.abs(told - waited);
			this.bias += told - waited;
			this.near += (Math.abs(told - waited) <= 0.3 * waited) ? 1 : 0;
		}

		void add(Errors other) {
			this.callers += other.callers;
			this.absolute += other.absolute;
			this.bias += other.bias;
			this.near += other.near;
		}

		long callers() {
			return this.callers;
		}

		double meanAbsolute() {
			return this.absolute / this.callers;
		}

		double bias() {
			return this.bias / this.callers;
		}

		double nearShare() {
			return (double) this.near / this.callers;
		}

	}

}

package org.yihaotong.routing.hotqueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.yihaotong.routing.hotqueue.Centre.Load;
import org.yihaotong.routing.hotqueue.Centre.Result;
import org.yihaotong.testing.TestParts;

/**
 * The real queue beside what queueing theory says of the same load: Erlang's formulas B
 * and C, and Palm's for callers who lose patience (Erlang A). The figures were computed
 * from the formulas.
 */
public final class QueueTheory {

	/** Student's t for 11 degrees of freedom: 95 % of means lie within. */
	private static final double T_11 = 2.201;

	public static final int REPLICATIONS = 12;

	private QueueTheory() {
	}

	/** The cases, by name. */
	public static List<Case> cases() {
		return List.of(loss("erlang_b_20_erlangs_25", 20, 25, 0.050222),
				delay("erlang_c_100_h_8", 100, 180, 8, 20, 0.167267, 10.0360, 0.880148),
				delay("erlang_c_360_h_28", 360, 240, 28, 20, 0.333139, 19.9883, 0.761296),
				delay("erlang_c_360_h_30", 360, 240, 30, 20, 0.172862, 6.9145, 0.895154),
				delay("erlang_c_2000_h_180", 2000, 300, 180, 15, 0.221234, 4.9778, 0.886415),
				impatience("erlang_a_360_h_22", 360, 240, 22, 120, 20,
						Map.of("wait_probability", 0.585744, "mean_wait_s", 17.1462, "answered_soon", 0.5928,
								"abandoned", 0.142885)),
				impatience("erlang_a_2000_h_160", 2000, 300, 160, 180, 15, Map.of("wait_probability", 0.626678,
						"mean_wait_s", 10.5860, "answered_soon", 0.6580, "abandoned", 0.058811)));
	}

	private static Case loss(String name, double erlangs, int agents, double blocked) {
		return new Case(name, new Load(erlangs * 20, Duration.ofSeconds(180), agents, Optional.empty(),
				Duration.ofSeconds(20), false), Map.of("abandoned", blocked));
	}

	private static Case delay(String name, double calls, int talk, int agents, int soon, double waits, double wait,
			double answered) {
		return new Case(name,
				new Load(calls, Duration.ofSeconds(talk), agents, Optional.empty(), Duration.ofSeconds(soon), true),
				Map.of("wait_probability", waits, "mean_wait_s", wait, "answered_soon", answered));
	}

	private static Case impatience(String name, double calls, int talk, int agents, int patience, int soon,
			Map<String, Double> expected) {
		return new Case(name, new Load(calls, Duration.ofSeconds(talk), agents,
				Optional.of(Duration.ofSeconds(patience)), Duration.ofSeconds(soon), true), expected);
	}

	/**
	 * A load and what theory says of it.
	 *
	 * @param name its name
	 * @param load the load
	 * @param expected figures by name
	 */
	public record Case(String name, Load load, Map<String, Double> expected) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * A figure beside its theory.
	 *
	 * @param expected what the formula says
	 * @param mean the mean of the replications
	 * @param half half the 95 % interval
	 */
	public record Figure(double expected, double mean, double half) {

		public boolean holds() {
			return Math.abs(this.expected - this.mean) <= this.half;
		}

		/** How far off it is, in halves of the interval. */
		public double off() {
			return Math.abs(this.expected - this.mean) / this.half;
		}

	}

	/**
	 * Runs a case.
	 * @param one the case
	 * @param calls callers that are counted in each of the {@value #REPLICATIONS}
	 * replications
	 * @return the results
	 */
	public static List<Result> run(Case one, int calls) {
		try (ExecutorService two = Executors.newFixedThreadPool(2)) {
			List<Future<Result>> results = new ArrayList<>();
			for (int seed = 1; seed <= REPLICATIONS; seed++) {
				long own = seed * 7919L;
				results.add(two.submit(() -> replication(one, calls, own)));
			}
			List<Result> found = new ArrayList<>();
			for (Future<Result> result : results) {
				found.add(result.get());
			}
			return found;
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Result replication(Case one, int calls, long seed) throws HotQueueLost {
		try (RedisClient client = RedisClient.create(TestParts.newRedis());
				StatefulRedisConnection<String, String> connection = client.connect()) {
			return new Centre(one.load(), connection, seed).run(calls, Math.min(calls / 5, 20 * one.load().agents()));
		}
	}

	/**
	 * Compares.
	 * @param one the case
	 * @param results its results
	 * @return each expected figure beside what was found
	 */
	public static Map<String, Figure> compared(Case one, List<Result> results) {
		Map<String, Figure> figures = new TreeMap<>();
		one.expected().forEach((name, expected) -> figures.put(name, figure(expected, results, of(name))));
		return figures;
	}

	private static ToDoubleFunction<Result> of(String name) {
		return switch (name) {
			case "wait_probability" -> Result::waitProbability;
			case "mean_wait_s" -> Result::meanWait;
			case "answered_soon" -> Result::answeredSoon;
			case "abandoned" -> Result::goneShare;
			default -> throw new IllegalArgumentException(name);
		};
	}

	private static Figure figure(double expected, List<Result> results, ToDoubleFunction<Result> value) {
		double[] values = results.stream().mapToDouble(value).toArray();
		double mean = 0;
		for (double one : values) {
			mean += one / values.length;
		}
		double squares = 0;
		for (double one : values) {
			squares += (one - mean) * (one - mean);
		}
		double half = T_11 * Math.sqrt(squares / (values.length - 1) / values.length);
		return new Figure(expected, mean, half);
	}

}

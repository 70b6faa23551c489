package org.yihaotong.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yihaotong.bench.WaitSimulation.Errors;
import org.yihaotong.bench.WaitSimulation.Scenario;
import org.yihaotong.routing.estimate.HeadOfLine;
import org.yihaotong.routing.estimate.LastToEnter;
import org.yihaotong.routing.estimate.PatientQueueLength;
import org.yihaotong.routing.estimate.QueueLength;
import org.yihaotong.routing.estimate.WaitEstimator;

/**
 * Compares the estimators of the wait in virtual time: steady overload (M/M/n+M), a
 * morning that gets busy before all agents are there, and a spike of five times.
 */
public final class WaitBench {

	private static final List<WaitEstimator> ESTIMATORS = List.of(new QueueLength(), new PatientQueueLength(),
			new LastToEnter(), new HeadOfLine());

	private static final double WORK = 240;

	private static final double PATIENCE = 300;

	private static final double HOUR = 3_600;

	private static final int FEWEST_COMPARED = 1_000;

	private WaitBench() {
	}

	/**
	 * Runs it.
	 * @param arguments {@code --size N} for the number of replications of each scenario
	 * (6)
	 */
	public static void main(String[] arguments) {
		int replications = BenchReport.option(arguments, "size", 6);
		BenchReport report = new BenchReport("wait", Clock.systemUTC());
		BenchReport.line("scenario             estimator  callers   mean abs error s   bias s   within 30 %");
		Map<String, Errors> all = new LinkedHashMap<>();
		for (Scenario scenario : scenarios()) {
			Map<String, Errors> errors = new LinkedHashMap<>();
			for (int run = 0; run < replications; run++) {
				merge(errors, new WaitSimulation(scenario, ESTIMATORS, 1_000 + run).run());
			}
			errors.forEach((name, error) -> tell(report, scenario.name(), name, error));
			merge(all, errors);
		}
		all.forEach((name, error) -> tell(report, "all", name, error));
		if (all.values().stream().anyMatch((error) -> error.callers() < FEWEST_COMPARED)) {
			report.fault("Fewer than " + FEWEST_COMPARED + " callers had to wait");
		}
		System.exit(report.print());
	}

	private static void merge(Map<String, Errors> into, Map<String, Errors> more) {
		more.forEach((name, errors) -> into.computeIfAbsent(name, (key) -> new Errors()).add(errors));
	}

	private static void tell(BenchReport report, String scenario, String estimator, Errors errors) {
		BenchReport.line(String.format(Locale.ROOT, "%-20s %-9s %8d %18.1f %8.1f %13.3f", scenario, estimator,
				errors.callers(), errors.meanAbsolute(), errors.bias(), errors.nearShare()));
		String key = (scenario + "_" + estimator).replace('-', '_');
		report.figure(key + "_error_s", errors.meanAbsolute())
			.figure(key + "_bias_s", errors.bias())
			.figure(key + "_near_share", errors.nearShare());
	}

	static List<Scenario> scenarios() {
		List<Scenario> scenarios = new ArrayList<>();
		for (int agents : List.of(20, 90, 200, 600)) {
			double busy = agents / WORK;
			scenarios.add(new Scenario("steady-" + agents, 8 * HOUR, HOUR, (at) -> 1.1 * busy, 1.1 * busy,
					(at) -> agents, WORK, PATIENCE));
			scenarios.add(new Scenario("ramp-" + agents, 4 * HOUR, 0,
					(at) -> busy * Math.min(1.2, 0.3 + at / (2 * HOUR) * 0.9), 1.2 * busy,
					(at) -> agents * ((at < HOUR) ? 0.5 : (at < 2 * HOUR) ? 0.8 : 1), WORK, PATIENCE));
			scenarios.add(new Scenario("spike-" + agents, 4 * HOUR, HOUR,
					(at) -> busy * ((at > HOUR && at < HOUR + 1_200) ? 4 : 0.8), 4 * busy, (at) -> agents, WORK,
					PATIENCE));
		}
		return List.copyOf(scenarios);
	}

}

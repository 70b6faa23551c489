package org.yihaotong.bench;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.yihaotong.routing.hotqueue.Centre.Result;
import org.yihaotong.routing.hotqueue.QueueTheory;
import org.yihaotong.routing.hotqueue.QueueTheory.Case;
import org.yihaotong.routing.hotqueue.QueueTheory.Figure;

/**
 * The real queue in virtual time beside the formulas of queueing theory: of the figures
 * about 95 in 100 lie within their 95 % intervals if it is right.
 */
public final class TheoryBench {

	private TheoryBench() {
	}

	/**
	 * Runs it.
	 * @param arguments {@code --size N} callers that are counted in each of 12
	 * replications (10,000; 200,000 take hours)
	 */
	public static void main(String[] arguments) {
		int calls = BenchReport.option(arguments, "size", 10_000);
		BenchReport report = new BenchReport("theory", Clock.systemUTC())
			.figure("replications", QueueTheory.REPLICATIONS)
			.figure("calls_each", calls);
		int all = 0;
		int within = 0;
		double worst = 0;
		for (Case one : QueueTheory.cases()) {
			List<Result> results = QueueTheory.run(one, calls);
			results.stream().flatMap((result) -> result.faults().stream()).limit(5).forEach(report::fault);
			BenchReport.line(one.name() + ": Little's law %.4f"
				.formatted(results.stream().mapToDouble(Result::little).filter(Double::isFinite).average().orElse(1)));
			for (Map.Entry<String, Figure> entry : QueueTheory.compared(one, results).entrySet()) {
				Figure figure = entry.getValue();
				all++;
				within += figure.holds() ? 1 : 0;
				worst = Math.max(worst, figure.off());
				BenchReport.line("  %-18s theory %9.5f  found %9.5f ± %.5f  %s".formatted(entry.getKey(),
						figure.expected(), figure.mean(), figure.half(), figure.holds() ? "" : "outside"));
				report.figure(one.name() + "_" + entry.getKey(), figure.mean())
					.baseline(one.name() + "_" + entry.getKey(), figure.expected());
			}
		}
		report.figure("compared", all).figure("within_95", within).figure("worst_halves", worst);
		System.exit(report.print());
	}

}

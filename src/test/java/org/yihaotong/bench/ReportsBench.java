package org.yihaotong.bench;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

import org.yihaotong.supervision.statistics.Bucket;
import org.yihaotong.supervision.statistics.Dimension;
import org.yihaotong.supervision.statistics.LoadedLog;
import org.yihaotong.testing.TestParts;

/**
 * How long reports take over the event log of a month, on a real PostgreSQL.
 */
public final class ReportsBench {

	private static final int RUNS = 5;

	private static final double A_DAY_WITHIN_MS = 1_000;

	private ReportsBench() {
	}

	/**
	 * Runs it.
	 * @param arguments {@code --size N} for the number of events (2,000,000)
	 */
	public static void main(String[] arguments) {
		BenchReport report = new BenchReport("reports", Clock.systemUTC());
		try (LoadedLog log = new LoadedLog(TestParts.newDatabase())) {
			double began = System.nanoTime();
			long events = log.fill(BenchReport.option(arguments, "size", 2_000_000));
			report.figure("events", events).figure("load_s", (System.nanoTime() - began) / 1e9);
			measure(report, "live_half_hour_ms", log::halfHour);
			double day = measure(report, "day_half_hours_ms", () -> log.figures(17, 1, Bucket.HALF_HOUR, List.of()));
			measure(report, "day_by_line_ms", () -> log.figures(17, 1, Bucket.DAY, List.of(Dimension.LINE)));
			measure(report, "day_by_agent_ms", () -> log.figures(17, 1, Bucket.DAY, List.of(Dimension.AGENT)));
			measure(report, "day_by_category_and_line_ms",
					() -> log.figures(17, 1, Bucket.DAY, List.of(Dimension.MINOR, Dimension.LINE)));
			measure(report, "day_occupancy_by_agent_ms", () -> log.attendance(17, 1, Bucket.HALF_HOUR, true));
			measure(report, "month_by_day_ms", () -> log.figures(1, 30, Bucket.DAY, List.of()));
			measure(report, "month_occupancy_ms", () -> log.attendance(1, 30, Bucket.DAY, false));
			log.plan().forEach(BenchReport::line);
			if (log.plan().stream().anyMatch((step) -> step.contains("Seq Scan on event_log_2026_11"))) {
				report.fault("A day reads a whole month");
			}
			double calls = measure(report, "day_calls_only_ms", log::calls);
			log.withoutIndexes(true);
			double whole = median(log::calls);
			report.baseline("day_calls_only_whole_month_read_ms", whole).ratio("index_vs_whole_month", calls / whole);
			if (day > A_DAY_WITHIN_MS) {
				report.fault("A day took " + day + " ms");
			}
		}
		System.exit(report.print());
	}

	private static double measure(BenchReport report, String name, IntSupplier question) {
		double median = median(question);
		BenchReport.line(String.format(Locale.ROOT, "%-30s %8.1f ms (median of %d)", name, median, RUNS));
		report.figure(name, median);
		return median;
	}

	private static double median(IntSupplier question) {
		double[] times = new double[RUNS];
		for (int run = 0; run < RUNS; run++) {
			long began = System.nanoTime();
			if (question.getAsInt() == 0) {
				throw new IllegalStateException("Nothing was found");
			}
			times[run] = (System.nanoTime() - began) / 1e6;
		}
		Arrays.sort(times);
		return times[RUNS / 2];
	}

}

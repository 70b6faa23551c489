package org.yihaotong.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark found: a table for people, and as the last line one JSON object for
 * machines. Times are in milliseconds unless the name ends in {@code _s}; rates end in
 * {@code _per_s}.
 */
public final class BenchReport {

	private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private final String bench;

	private final Instant at;

	private final Map<String, Double> figures = new LinkedHashMap<>();

	private final Map<String, Double> baseline = new LinkedHashMap<>();

	private final Map<String, Double> ratio = new LinkedHashMap<>();

	private final List<String> faults = new ArrayList<>();

	public BenchReport(String bench, Clock clock) {
		this.bench = bench;
		this.at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	public BenchReport figure(String name, double value) {
		this.figures.put(name, value);
		return this;
	}

	/**
	 * Reads a figure again.
	 * @param name its name
	 * @return its value, not a number when there is none
	 */
	public double value(String name) {
		return this.figures.getOrDefault(name, Double.NaN);
	}

	public BenchReport baseline(String name, double value) {
		this.baseline.put(name, value);
		return this;
	}

	public BenchReport ratio(String name, double value) {
		this.ratio.put(name, value);
		return this;
	}

	/**
	 * Adds something that should not have happened; the run then ends with a failure.
	 * @param words what happened
	 * @return this report
	 */
	public BenchReport fault(String words) {
		this.faults.add(words);
		return this;
	}

	/**
	 * Prints a line of progress or of the table.
	 * @param words the line
	 */
	public static void line(String words) {
		OUT.println(words);
	}

	/**
	 * Prints everything.
	 * @return the exit status of the benchmark: 0 without faults, else 1
	 */
	public int print() {
		OUT.println();
		OUT.println(this.bench);
		table("figures", this.figures);
		table("baseline", this.baseline);
		table("ratio", this.ratio);
		this.faults.forEach((fault) -> OUT.println("  FAULT " + fault));
		OUT.println(json());
		return this.faults.isEmpty() ? 0 : 1;
	}

	String json() {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("bench", this.bench);
		all.put("at", this.at.toString());
		all.put("machine", Map.of("cores", Runtime.getRuntime().availableProcessors(), "memory_gib", memoryGib()));
		all.put("figures", this.figures);
		all.put("baseline", this.baseline);
		all.put("ratio", this.ratio);
		all.put("faults", this.faults);
		return JsonMapper.shared().writeValueAsString(all);
	}

	private static void table(String title, Map<String, Double> values) {
		values.forEach((name, value) -> OUT.printf("  %-9s %-32s %14.3f%n", title, name, value));
	}

	private static long memoryGib() {
		try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
			return lines.filter((line) -> line.startsWith("MemTotal:"))
				.mapToLong((line) -> Math.round(Long.parseLong(line.replaceAll("\\D+", "")) / 1048576.0))
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads an option {@code --NAME N}.
	 * @param arguments the command line
	 * @param name the option, without the dashes
	 * @param otherwise the value when it is not given
	 * @return its value
	 */
	public static int option(String[] arguments, String name, int otherwise) {
		List<String> words = List.of(arguments);
		int at = words.indexOf("--" + name);
		if (at < 0) {
			return otherwise;
		}
		if (at + 1 == words.size()) {
			throw new IllegalArgumentException("--" + name + " needs a number");
		}
		return Integer.parseInt(words.get(at + 1));
	}

}

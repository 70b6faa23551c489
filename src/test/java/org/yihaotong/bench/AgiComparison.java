package org.yihaotong.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.yihaotong.testing.AsteriskPart;

/**
 * The same five AGI commands on every call by our FastAGI server and by asterisk-java's
 * own, one after the other.
 */
final class AgiComparison {

	private final AsteriskPart asterisk;

	private final int seconds;

	private final int sink;

	AgiComparison(AsteriskPart asterisk, int seconds, int sink) {
		this.asterisk = asterisk;
		this.seconds = seconds;
		this.sink = sink;
	}

	void run(BenchReport report) throws Exception {
		makeTone();
		Map<Integer, Side> ours = side("ours");
		Map<Integer, Side> stock = side("stock");
		report.figure("agi_calls_per_s", most(ours));
		report.baseline("stock_calls_per_s", most(stock));
		int common = ours.keySet().stream().filter(stock::containsKey).mapToInt(Integer::intValue).max().orElse(0);
		Side left = ours.get(common);
		Side right = stock.get(common);
		if (left == null || right == null) {
			report.fault("a FastAGI server failed at the lowest rate");
			return;
		}
		report.figure("agi_command_p99_ms", left.commandMillis());
		report.figure("agi_cpu_ms_per_call", left.cpuMillis());
		report.baseline("stock_command_p99_ms", right.commandMillis());
		report.baseline("stock_cpu_ms_per_call", right.cpuMillis());
		report.baseline("compared_at_calls_per_s", common);
		report.ratio("agi_calls_vs_stock", most(ours) / (double) most(stock));
		report.ratio("agi_cpu_vs_stock", left.cpuMillis() / right.cpuMillis());
	}

	private static int most(Map<Integer, Side> side) {
		return side.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	/**
	 * What one FastAGI server did at a rate at which nothing failed.
	 *
	 * @param cpuMillis processor time for a call
	 * @param commandMillis 99th percentile of one command
	 */
	private record Side(double cpuMillis, double commandMillis) {
	}

	private Map<Integer, Side> side(String kind) throws Exception {
		BenchReport.line("FastAGI server: " + kind);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "-Xmx512m", ScriptServer.class.getName(), kind,
				String.valueOf(this.asterisk.agiPort()), this.asterisk.sounds().toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		CallsBench.endedWithThis(process.toHandle());
		try (BufferedWriter ask = new BufferedWriter(
				new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
				BufferedReader answer = new BufferedReader(
						new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			Awaitility.await().until(() -> listens(this.asterisk.agiPort()));
			// Neither of them tells by the manager that it lives.
			this.asterisk.asterisk().run("dialplan set global YHT_BEAT 9999999999999");
			served(10, 20);
			Map<Integer, Side> sides = new HashMap<>();
			RateSearch.best((rate) -> {
				spent(ask, answer);
				int failed = served(rate, rate * this.seconds);
				List<Double> spent = spent(ask, answer);
				if (failed == 0) {
					sides.put(rate, new Side(spent.get(1) / spent.get(0), spent.get(2) / 1_000));
				}
				return failed;
			}, 90, 460);
			return sides;
		}
		finally {
			process.destroyForcibly();
			process.onExit().join();
		}
	}

	private static List<Double> spent(BufferedWriter ask, BufferedReader answer) throws IOException {
		ask.write("\n");
		ask.flush();
		String line = answer.readLine();
		// asterisk-java's own log lines come before.
		while (line != null && !line.matches("\\d+ \\d+ \\d+")) {
			line = answer.readLine();
		}
		if (line == null) {
			throw new IllegalStateException("The FastAGI server has ended");
		}
		return List.of(line.split(" ")).stream().map(Double::valueOf).toList();
	}

	private int served(int rate, int calls) throws Exception {
		try (CallLoad load = CallLoad.start("load-served", 0, this.asterisk.sipPort(), rate, calls, this.sink)) {
			boolean ended = load.awaitEnd(this.seconds + 40);
			int failed = ended ? calls - load.counts().successful() : calls;
			BenchReport.line("  %4d calls/s  %5d calls  %d failed".formatted(rate, calls, failed));
			return failed;
		}
		finally {
			this.asterisk.emptied();
		}
	}

	private static boolean listens(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void makeTone() throws IOException {
		Path tone = this.asterisk.sounds().resolve(ScriptServer.TONE + ".wav");
		Process sox = new ProcessBuilder("sox", "-q", "-n", "-r", "8000", "-c", "1", "-b", "16", tone.toString(),
				"synth", "0.5", "sine", "440")
			.inheritIO()
			.start();
		sox.onExit().join();
		if (!Files.exists(tone)) {
			throw new UncheckedIOException(new IOException("sox made no sound"));
		}
	}

}

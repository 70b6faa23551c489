package org.yihaotong.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.ServerProcess;
import org.yihaotong.testing.TestParts;

/**
 * How many new calls a second and how many at once go through Asterisk, the flow and the
 * queue without a single failure; and the same AGI commands by our FastAGI server and by
 * asterisk-java's own, side by side.
 */
final class CallsBench implements AutoCloseable {

	/** A caller's way: a second to the key, the last prompt, some waiting. */
	private static final int HOLD_MILLIS = 5_000;

	private static final double STEP = 1.5;

	private final BenchReport report = new BenchReport("calls", Clock.systemUTC());

	private final AsteriskPart asterisk = AsteriskPart
		.start(Map.of("YIHAOTONG_RTP_START", "10000", "YIHAOTONG_RTP_END", "29999"));

	private final DatagramSocket sink;

	private final int seconds;

	private final int size;

	private CallsBench(int seconds, int size) throws IOException {
		this.seconds = seconds;
		this.size = size;
		this.sink = new DatagramSocket(0, InetAddress.getLoopbackAddress());
	}

	public static void main(String[] arguments) throws Exception {
		int status;
		try (CallsBench bench = new CallsBench(BenchReport.option(arguments, "seconds", 5),
				BenchReport.option(arguments, "size", 1500))) {
			bench.wholeServer();
			bench.agiServers();
			status = bench.report.print();
		}
		System.exit(status);
	}

	private void wholeServer() throws Exception {
		String database = TestParts.newDatabase();
		Map<String, String> properties = new HashMap<>(this.asterisk.serverProperties());
		properties.putAll(Map.of("spring.datasource.url", database, "spring.datasource.username", "postgres",
				"spring.datasource.password", "postgres", "yihaotong.redis.url", TestParts.newRedis(),
				"yihaotong.access.first-password", "open-sesame-1", "yihaotong.access.first-passwords-file", ""));
		BenchReport.line("Starting the server");
		try (ServerProcess server = ServerProcess.start(properties);
				Connection connection = DriverManager.getConnection(database, "postgres", "postgres")) {
			Contacts contacts = new Contacts(connection);
			waiting(contacts, 5, 20);
			Map<Integer, Double> cpu = new HashMap<>();
			int best = rate((rate) -> {
				long before = cpuMillis(server);
				int failed = waiting(contacts, rate, rate * this.seconds);
				cpu.put(rate, (cpuMillis(server) - before) / (double) (rate * this.seconds));
				return failed;
			}, 20, 200);
			this.report.figure("calls_per_s", best);
			if (best == 0) {
				this.report.fault("calls failed at the lowest rate");
				return;
			}
			this.report.figure("server_cpu_ms_per_call", cpu.getOrDefault(best, 0.0));
			this.report.figure("concurrent", concurrent(contacts, Math.clamp(best / 2, 2, 40)));
		}
	}

	private static long cpuMillis(ServerProcess server) {
		return server.handle().info().totalCpuDuration().orElseThrow().toMillis();
	}

	/**
	 * Lets callers come who press 0 and wait.
	 * @return how many calls failed, or were not in the queue before they hung up
	 */
	private int waiting(Contacts contacts, int rate, int calls) throws Exception {
		int before = contacts.queued();
		try (CallLoad load = CallLoad.start("load-waiting", HOLD_MILLIS, this.asterisk.sipPort(), rate, calls,
				this.sink.getLocalPort())) {
			boolean ended = load.awaitEnd(this.seconds + HOLD_MILLIS / 1_000 + 30);
			int failed = ended ? calls - load.counts().successful() : calls;
			awaitEmpty();
			int missing = calls - (contacts.queued() - before);
			BenchReport
				.line("  %4d calls/s  %5d calls  %d failed  %d not queued".formatted(rate, calls, failed, missing));
			return Math.max(failed, missing);
		}
	}

	/**
	 * Lets callers come and stay until one fails or all are there.
	 */
	private int concurrent(Contacts contacts, int rate) throws Exception {
		int before = contacts.queued();
		int hold = (this.size / rate + 8) * 1_000;
		int most = 0;
		try (CallLoad load = CallLoad.start("load-waiting", hold, this.asterisk.sipPort(), rate, this.size,
				this.sink.getLocalPort())) {
			CallLoad.Counts now = load.counts();
			while (now.failed() == 0 && !load.awaitEnd(1)) {
				now = load.counts();
				most = (now.failed() == 0) ? Math.max(most, now.current()) : most;
			}
			now = load.counts();
			int queued = contacts.queued() - before;
			BenchReport.line("  %4d calls at once  %d failed  %d queued".formatted(most, now.failed(), queued));
			this.report.figure("failed", Math.max(0, Math.min(most, now.created()) - queued));
		}
		awaitEmpty();
		return most;
	}

	private void agiServers() throws Exception {
		makeTone();
		Map<Integer, Side> ours = side("ours");
		Map<Integer, Side> stock = side("stock");
		this.report.figure("agi_calls_per_s", most(ours));
		this.report.baseline("stock_calls_per_s", most(stock));
		int common = Math.min(most(ours), most(stock));
		Side left = ours.get(common);
		Side right = stock.get(common);
		if (left == null || right == null) {
			this.report.fault("a FastAGI server failed at the lowest rate");
			return;
		}
		this.report.figure("agi_command_p99_ms", left.commandMillis());
		this.report.figure("agi_cpu_ms_per_call", left.cpuMillis());
		this.report.baseline("stock_command_p99_ms", right.commandMillis());
		this.report.baseline("stock_cpu_ms_per_call", right.cpuMillis());
		this.report.baseline("compared_at_calls_per_s", common);
		this.report.ratio("agi_calls_vs_stock", most(ours) / (double) most(stock));
		this.report.ratio("agi_cpu_vs_stock", left.cpuMillis() / right.cpuMillis());
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
		try (BufferedWriter ask = new BufferedWriter(
				new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
				BufferedReader answer = new BufferedReader(
						new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			Awaitility.await().until(() -> listens(this.asterisk.agiPort()));
			served(10, 20);
			Map<Integer, Side> sides = new HashMap<>();
			rate((rate) -> {
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
		try (CallLoad load = CallLoad.start("load-served", 0, this.asterisk.sipPort(), rate, calls,
				this.sink.getLocalPort())) {
			boolean ended = load.awaitEnd(this.seconds + 40);
			int failed = ended ? calls - load.counts().successful() : calls;
			BenchReport.line("  %4d calls/s  %5d calls  %d failed".formatted(rate, calls, failed));
			return failed;
		}
		finally {
			hangUpAll();
			awaitEmpty();
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

	/** One step of a search: calls at a rate and returns how many failed. */
	private interface Attempt {

		int failed(int rate) throws Exception;

	}

	/**
	 * Raises the rate until something fails, then looks once between the last two.
	 * @return the highest rate at which nothing failed, 0 if there is none
	 */
	private static int rate(Attempt attempt, int first, int last) throws Exception {
		int good = 0;
		int rate = first;
		while (rate <= last && attempt.failed(rate) == 0) {
			good = rate;
			rate = (int) Math.ceil(rate * STEP);
		}
		int between = (good > 0) ? (good + rate) / 2 : first / 4;
		if (rate <= last && attempt.failed(between) == 0) {
			good = between;
		}
		return good;
	}

	private void hangUpAll() {
		this.asterisk.asterisk().run("channel request hangup all");
	}

	private void awaitEmpty() {
		Awaitility.await("all calls over")
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> this.asterisk.asterisk().run("core show channels count").contains("0 active channels"));
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

	@Override
	public void close() {
		this.sink.close();
		this.asterisk.close();
	}

	/** Counts the contacts in the database. */
	private record Contacts(Connection connection) {

		int queued() throws SQLException {
			try (Statement statement = this.connection.createStatement();
					ResultSet result = statement.executeQuery(
							"select count(*) from contact where channel = 'VOICE' and queued_at is not null")) {
				result.next();
				return result.getInt(1);
			}
		}

	}

}

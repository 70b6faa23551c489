package org.yihaotong.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

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

	private static final int RAMP_SECONDS = 45;

	private static final int CONCURRENT_ATTEMPTS = 4;

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
			// A thousand callers who vanished take Asterisk longer to notice than a
			// start.
			bench.asterisk.restart();
			new AgiComparison(bench.asterisk, bench.seconds, bench.sink.getLocalPort()).run(bench.report);
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
			endedWithThis(server.handle());
			Contacts contacts = new Contacts(connection);
			waiting(contacts, 5, 20);
			Map<Integer, Double> cpu = new HashMap<>();
			Map<Integer, Integer> failures = new HashMap<>();
			int best = RateSearch.best((rate) -> {
				long before = cpuMillis(server);
				int failed = waiting(contacts, rate, rate * this.seconds);
				failures.put(rate, failed);
				cpu.put(rate, (cpuMillis(server) - before) / (double) (rate * this.seconds));
				return failed;
			}, 20, 200);
			this.report.figure("calls_per_s", best);
			this.report.figure("failed", failures.getOrDefault(best, 0));
			if (best == 0) {
				this.report.fault("calls failed at the lowest rate");
				return;
			}
			this.report.figure("server_cpu_ms_per_call", cpu.getOrDefault(best, 0.0));
			this.report.figure("concurrent", concurrent(contacts, Math.clamp(best / 2, 2, 40)));
		}
	}

	/** Also when the benchmark is told to end in the middle. */
	static void endedWithThis(ProcessHandle process) {
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
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
			this.asterisk.awaitEmpty();
			int missing = calls - (contacts.queued() - before);
			BenchReport
				.line("  %4d calls/s  %5d calls  %d failed  %d not queued".formatted(rate, calls, failed, missing));
			return Math.max(failed, missing);
		}
	}

	/**
	 * Searches how many calls may stand at once: each attempt lets that many come and
	 * stay together, and counts only if every one of them was queued and ended well. An
	 * attempt that fails is followed by one that stays below its first failure.
	 * @return the largest number without a failure, or 0 if no attempt was without
	 */
	private int concurrent(Contacts contacts, int rate) throws Exception {
		int calls = Math.min(this.size, rate * RAMP_SECONDS);
		for (int attempt = 0; attempt < CONCURRENT_ATTEMPTS && calls >= rate; attempt++) {
			int reached = together(contacts, rate, calls);
			if (reached == calls) {
				return calls;
			}
			calls = reached * 9 / 10;
		}
		return 0;
	}

	/**
	 * Lets callers come and stay until the last of them is there.
	 * @return how many there were if none failed, else how many stood before the first
	 * failure
	 */
	private int together(Contacts contacts, int rate, int calls) throws Exception {
		int before = contacts.queued();
		int hold = (calls / rate + 8) * 1_000;
		int most = 0;
		try (CallLoad load = CallLoad.start("load-waiting", hold, this.asterisk.sipPort(), rate, calls,
				this.sink.getLocalPort())) {
			CallLoad.Counts now = load.counts();
			while (now.failed() == 0 && !load.awaitEnd(1)) {
				most = Math.max(most, now.current());
				now = load.counts();
			}
			boolean ended = load.awaitEnd(2 * hold / 1_000 + 30);
			now = load.counts();
			this.asterisk.awaitEmpty();
			int queued = contacts.queued() - before;
			BenchReport.line("  %4d calls at once  %d before the first failure  %d ended well  %d queued"
				.formatted(calls, most, now.successful(), queued));
			boolean faultless = ended && now.successful() == calls && queued == calls && most >= calls * 98 / 100;
			return faultless ? calls : Math.min(calls - 1, Math.min(most, queued));
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

package org.yihaotong.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.yihaotong.testing.TestParts;

/**
 * Many callers at once: one SIPp process whose calls all listen at one socket that nobody
 * reads.
 */
final class CallLoad implements AutoCloseable {

	private static final int NUMBERS = 5_000;

	private final Path folder;

	private final Process process;

	private CallLoad(Path folder, Process process) {
		this.folder = folder;
		this.process = process;
	}

	/**
	 * What SIPp counted.
	 *
	 * @param created calls begun
	 * @param current calls that go on
	 * @param successful calls that went by the scenario
	 * @param failed calls that did not
	 */
	record Counts(int created, int current, int successful, int failed) {
	}

	/**
	 * Begins to call.
	 * @param scenario name of a file of {@code src/test/sipp}, without its ending
	 * @param holdMillis how long each call stays
	 * @param sipPort Asterisk's port
	 * @param rate calls a second
	 * @param calls how many in all
	 * @param sink UDP port for what the callers hear
	 */
	static CallLoad start(String scenario, int holdMillis, int sipPort, int rate, int calls, int sink)
			throws IOException {
		Path folder = TestParts.temporaryFolder("load");
		String text = Files.readString(Path.of("src/test/sipp", scenario + ".xml"))
			.replace("@SINK@", String.valueOf(sink))
			.replace("@HOLD@", String.valueOf(holdMillis));
		Files.writeString(folder.resolve("scenario.xml"), text);
		Files.writeString(folder.resolve("numbers.csv"), numbers());
		Process process = new ProcessBuilder("sipp", "-sf", "scenario.xml", "-inf", "numbers.csv", "-i", "127.0.0.1",
				"-p", String.valueOf(freeUdpPort()), "-mp", String.valueOf(freeUdpPort()), "-nostdin", "-r",
				String.valueOf(rate), "-m", String.valueOf(calls), "-l", "20000", "-trace_stat", "-stf", "stat.csv",
				"-fd", "1", "-trace_err", "-error_file", "errors.log", "127.0.0.1:" + sipPort)
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		return new CallLoad(folder, process);
	}

	private static String numbers() {
		return IntStream.range(0, NUMBERS)
			.mapToObj((at) -> "138%08d;".formatted(at))
			.collect(Collectors.joining("\n", "SEQUENTIAL\n", "\n"));
	}

	private static int freeUdpPort() throws IOException {
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Waits for the last call.
	 * @param seconds how long
	 * @return true if all calls are over
	 */
	boolean awaitEnd(int seconds) throws InterruptedException {
		return this.process.waitFor(seconds, TimeUnit.SECONDS);
	}

	/**
	 * Reads the statistics, which SIPp writes every second and at its end.
	 */
	Counts counts() throws IOException {
		Path file = this.folder.resolve("stat.csv");
		List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
		if (lines.size() < 2) {
			return new Counts(0, 0, 0, 0);
		}
		List<String> names = List.of(lines.getFirst().split(";"));
		String[] last = lines.getLast().split(";");
		return new Counts(value(names, last, "TotalCallCreated"), value(names, last, "CurrentCall"),
				value(names, last, "SuccessfulCall(C)"), value(names, last, "FailedCall(C)"));
	}

	private static int value(List<String> names, String[] line, String name) {
		int at = names.indexOf(name);
		return (at >= 0 && at < line.length) ? Integer.parseInt(line[at].strip()) : 0;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

}

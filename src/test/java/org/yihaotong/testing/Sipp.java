package org.yihaotong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * One SIPp process. It speaks SIP, tells what happens by lines in a log, and is told what
 * to do by requests of this process that carry the call's identifier.
 */
final class Sipp implements AutoCloseable {

	private static final String LOG = "events.log";

	private static final Path SCENARIOS = Path.of("src/test/sipp");

	private final Process process;

	private final Path folder;

	private final Path log;

	private final int port;

	private Sipp(Process process, Path folder, int port) {
		this.process = process;
		this.folder = folder;
		this.log = folder.resolve(LOG);
		this.port = port;
	}

	/**
	 * Something that happened on a call.
	 *
	 * @param call the call's identifier (Call-ID)
	 * @param what the word of the scenario
	 * @param detail the rest of the line
	 */
	record Event(String call, String what, String detail) {
	}

	/**
	 * Starts SIPp.
	 * @param scenario name of a file of {@code src/test/sipp}, without its ending
	 * @param places values for the places {@code @NAME@} of that file
	 * @param port SIPp's own UDP port
	 * @param more further options, the target last of all
	 * @return the running process
	 */
	static Sipp start(String scenario, Map<String, String> places, int port, String... more) {
		return startAt("127.0.0.1", scenario, places, port, more);
	}

	/**
	 * Starts SIPp at an address of its own.
	 * @param address from where it sends
	 * @param scenario name of a file of {@code src/test/sipp}, without its ending
	 * @param places values for the places {@code @NAME@} of that file
	 * @param port SIPp's own UDP port
	 * @param more further options, the target last of all
	 * @return the running process
	 */
	static Sipp startAt(String address, String scenario, Map<String, String> places, int port, String... more) {
		try {
			Path folder = TestParts.temporaryFolder("sipp");
			Path file = Files.writeString(folder.resolve(scenario + ".xml"), filled(scenario, places));
			List<String> command = new ArrayList<>(List.of("sipp", "-sf", file.toString(), "-i", address, "-mi",
					"127.0.0.1", "-p", String.valueOf(port), "-mp", String.valueOf(TestParts.mediaPort()), "-nostdin",
					"-trace_logs", "-log_file", folder.resolve(LOG).toString(), "-trace_err", "-error_file",
					folder.resolve("errors.log").toString(), "-trace_msg", "-message_file",
					folder.resolve("messages.log").toString()));
			command.addAll(List.of(more));
			Process process = new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(folder.resolve("output.log").toFile())
				.start();
			return new Sipp(process, folder, port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String filled(String scenario, Map<String, String> places) throws IOException {
		String text = Files.readString(SCENARIOS.resolve(scenario + ".xml"));
		for (Map.Entry<String, String> place : places.entrySet()) {
			text = text.replace("@" + place.getKey() + "@", place.getValue());
		}
		return text;
	}

	static int freeUdpPort() {
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until this very process listens at its port. It asks the kernel: binding the
	 * port to try it could take it from SIPp that moment.
	 */
	void awaitListening() {
		Awaitility.await("SIPp listens at " + this.port + ", see " + this.folder)
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(10))
			.failFast("SIPp has ended, see " + this.folder, () -> !this.process.isAlive())
			.until(this::listens);
	}

	private boolean listens() {
		String wanted = String.format(":%04X", this.port);
		try (Stream<String> sockets = Files.lines(Path.of("/proc/net/udp"))) {
			return sockets.skip(1)
				.map((socket) -> socket.strip().split(" +"))
				.filter((columns) -> columns[1].endsWith(wanted))
				.anyMatch((columns) -> holds("socket:[" + columns[9] + "]"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean holds(String socket) {
		try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(this.process.pid()), "fd"))) {
			return open.anyMatch((file) -> leadsTo(file, socket));
		}
		catch (IOException | UncheckedIOException ex) {
			// The process has just ended; the next look fails by that.
			return false;
		}
	}

	private static boolean leadsTo(Path file, String socket) {
		try {
			return Files.readSymbolicLink(file).toString().equals(socket);
		}
		catch (IOException ex) {
			// Closed since it was listed.
			return false;
		}
	}

	List<Event> events() {
		if (!Files.exists(this.log)) {
			return List.of();
		}
		try {
			String text = Files.readString(this.log);
			// The last line may be half written.
			return text.substring(0, text.lastIndexOf('\n') + 1)
				.lines()
				.map((line) -> line.split(" ", 3))
				.filter((words) -> words.length == 3)
				.map((words) -> new Event(words[0], words[1], words[2]))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends SIPp a request that its scenario waits for.
	 * @param call the call's identifier
	 * @param method the request's method
	 */
	void tell(String call, String method) {
		String request = method + " sip:sipp@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK"
				+ System.nanoTime() + "\r\nFrom: <sip:test@127.0.0.1>;tag=test\r\nTo: <sip:sipp@127.0.0.1>\r\nCall-ID: "
				+ call + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
		byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), this.port));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	Path folder() {
		return this.folder;
	}

	boolean alive() {
		return this.process.isAlive();
	}

	/**
	 * Waits for the end of the process.
	 * @param limit how long
	 * @return SIPp's exit status: 0 if every call went by the scenario
	 */
	int await(Duration limit) {
		try {
			if (!this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException("SIPp still runs, see " + folder());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

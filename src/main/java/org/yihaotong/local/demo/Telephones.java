package org.yihaotong.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Simulated SIP telephones: one SIPp process each.
 */
final class Telephones implements AutoCloseable {

	private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

	private final Set<Process> running = ConcurrentHashMap.newKeySet();

	private final Path folder;

	private final List<Path> recordings;

	private final RandomGenerator random;

	private final int sipPort;

	/**
	 * Prepares telephones.
	 * @param folder where scenarios and logs go
	 * @param recordings folder of A-law WAV files that callers say
	 * @param sipPort Asterisk's port on this machine
	 * @param random chooses the recordings
	 */
	Telephones(Path folder, Path recordings, int sipPort, RandomGenerator random) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.sipPort = sipPort;
		this.random = random;
		try (Stream<Path> files = Files.list(recordings)) {
			this.recordings = files.filter((file) -> file.toString().endsWith(".wav")).sorted().toList();
		}
	}

	/**
	 * Makes one call and waits for its end.
	 * @param phone the caller's number
	 * @param dialled the number that is called
	 * @param patience how long the caller waits for a person
	 */
	void call(String phone, String dialled, Duration patience) throws IOException, InterruptedException {
		Path scenario = scenario("caller", phone, Map.of("PHONE", phone, "AUDIO", recording(), "GREETING", "9000",
				"PATIENCE", String.valueOf(patience.toMillis())));
		run(scenario, freePort(), "-s", dialled, "-m", "1").waitFor(LONGEST_CALL);
		Files.deleteIfExists(scenario);
	}

	/**
	 * Starts a telephone that answers every call.
	 * @return its port
	 */
	int answering(String seat) throws IOException {
		int port = freePort();
		run(scenario("answer", seat, Map.of("AUDIO", recording())), port, "-aa");
		return port;
	}

	void register(String seat, String password, int answerPort) throws IOException, InterruptedException {
		Path scenario = scenario("register", seat,
				Map.of("SEAT", seat, "PASSWORD", password, "ANSWER_PORT", String.valueOf(answerPort)));
		run(scenario, freePort(), "-m", "1").waitFor(Duration.ofSeconds(30));
		Files.deleteIfExists(scenario);
	}

	@Override
	public void close() {
		this.running.forEach(Process::destroyForcibly);
	}

	private Process run(Path scenario, int port, String... more) throws IOException {
		List<String> command = new ArrayList<>(List.of("sipp", "-sf", scenario.toString(), "-i", "127.0.0.1", "-mi",
				"127.0.0.1", "-p", String.valueOf(port), "-mp", String.valueOf(freePort()), "-nostdin"));
		command.addAll(List.of(more));
		command.add("127.0.0.1:" + this.sipPort);
		Process process = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		this.running.add(process);
		process.onExit().thenAccept(this.running::remove);
		return process;
	}

	private String recording() {
		return this.recordings.get(this.random.nextInt(this.recordings.size())).toAbsolutePath().toString();
	}

	private Path scenario(String name, String owner, Map<String, String> values) throws IOException {
		try (InputStream stream = Objects
			.requireNonNull(Telephones.class.getResourceAsStream("/demo/" + name + ".xml"))) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			for (Map.Entry<String, String> value : values.entrySet()) {
				text = text.replace("@" + value.getKey() + "@", value.getValue());
			}
			return Files.writeString(this.folder.resolve(name + "-" + owner + ".xml"), text);
		}
	}

	private static int freePort() throws IOException {
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}

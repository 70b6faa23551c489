package org.yihaotong.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/**
 * The server in a JVM of its own, so that a test can kill it as an operator's bad day
 * would.
 */
public final class ServerProcess implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(120);

	private final Map<String, String> properties;

	private final int port;

	private final Path log;

	private Process process;

	private ServerProcess(Map<String, String> properties, int port, Path log) {
		this.properties = properties;
		this.port = port;
		this.log = log;
		this.process = launch();
	}

	/**
	 * Starts a server and waits until it is ready.
	 * @param properties Spring properties, beside the port
	 * @return the running server
	 */
	public static ServerProcess start(Map<String, String> properties) {
		Path log = TestParts.temporaryFolder("server").resolve("server.log");
		ServerProcess server = new ServerProcess(new HashMap<>(properties), TestParts.freePort(), log);
		server.awaitReady();
		return server;
	}

	/**
	 * Kills the server at once, without a chance to tidy up.
	 */
	public void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/**
	 * Starts the server again, on the same port and data, and waits until it is ready.
	 */
	public void restart() {
		this.process = launch();
		awaitReady();
	}

	public URI url(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	/**
	 * Tells where the server writes.
	 * @return the log file
	 */
	public Path log() {
		return this.log;
	}

	/**
	 * Returns the process, to measure it.
	 * @return the process that runs now
	 */
	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	@Override
	public void close() {
		this.process.destroy();
		awaitEnd();
	}

	private Process launch() {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djna.encoding=UTF-8", "-Dfile.encoding=UTF-8",
				"-Dstdout.encoding=UTF-8", "-Xmx1g", "-cp", System.getProperty("java.class.path"),
				"org.yihaotong.YihaotongApplication", "--server.port=" + this.port));
		this.properties.forEach((name, value) -> command.add("--" + name + "=" + value));
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
				.directory(new File("."))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitReady() {
		await("server ready, see " + this.log).atMost(START_LIMIT)
			.pollInterval(Duration.ofMillis(250))
			.until(this::ready);
	}

	private boolean ready() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The server has ended, see " + this.log);
		}
		HttpRequest request = HttpRequest.newBuilder(url("/actuator/health/readiness")).build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void awaitEnd() {
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

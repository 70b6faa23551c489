package org.yihaotong.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server in a JVM of its own. When it crashes it is started again, after a pause that
 * grows; the callers meanwhile stay in Asterisk.
 */
final class HotlineServer implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(120);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

	private static final int TAIL_LINES = 25;

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final Announcer announcer;

	private final Leftovers leftovers;

	private final Map<String, String> environment;

	private final URI address;

	private final Path log;

	private volatile Process process;

	/**
	 * Starts the server and waits until it is ready.
	 * @param announcer tells of crashes
	 * @param leftovers remembers the process
	 * @param environment what the server is told by environment variables
	 * @param port its HTTP port
	 * @param log where it writes
	 */
	HotlineServer(Announcer announcer, Leftovers leftovers, Map<String, String> environment, int port, Path log)
			throws IOException, InterruptedException {
		this.announcer = announcer;
		this.leftovers = leftovers;
		this.environment = environment;
		this.address = URI.create("http://localhost:" + port);
		this.log = log;
		this.process = launch();
		awaitReady();
		Thread.ofVirtual().name("server-watch").start(this::watch);
	}

	URI address() {
		return this.address;
	}

	@Override
	public void close() {
		this.stopping.countDown();
		Process last = this.process;
		last.destroy();
		try {
			if (!last.waitFor(STOP_LIMIT)) {
				last.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			last.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		this.leftovers.forget("server");
		this.client.close();
	}

	private Process launch() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djna.encoding=UTF-8", "-Dfile.encoding=UTF-8",
				"-Dstdout.encoding=UTF-8", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=40",
				"-XX:TieredStopAtLevel=4", "-cp", System.getProperty("java.class.path"),
				"org.yihaotong.YihaotongApplication"));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
		builder.environment().putAll(this.environment);
		Process started = builder.start();
		this.leftovers.remember("server", started.pid());
		return started;
	}

	private void awaitReady() throws IOException, InterruptedException {
		long limit = System.nanoTime() + START_LIMIT.toNanos();
		while (!ready()) {
			if (!this.process.isAlive()) {
				throw new LauncherProblem("The server has ended while it started:\n" + tail());
			}
			if (System.nanoTime() > limit) {
				close();
				throw new LauncherProblem(
						"The server was not ready after " + START_LIMIT.toSeconds() + " s:\n" + tail());
			}
			this.process.waitFor(Duration.ofMillis(200));
		}
	}

	private boolean ready() throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.address.resolve("/actuator/health/readiness"))
			.timeout(Duration.ofSeconds(5))
			.build();
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void watch() {
		Duration pause = Duration.ofSeconds(1);
		try {
			while (true) {
				boolean lasted = this.process.waitFor(HEALTHY_AFTER);
				if (!lasted) {
					pause = Duration.ofSeconds(1);
					continue;
				}
				if (this.stopping.getCount() == 0) {
					return;
				}
				this.announcer
					.line("The server has ended (status " + this.process.exitValue() + "), it is started again in "
							+ pause.toSeconds() + " s; callers stay in Asterisk. See " + this.log);
				if (this.stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
					return;
				}
				this.process = launch();
				pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			this.announcer.line("The server cannot be started again: " + ex.getMessage());
		}
	}

	private String tail() throws IOException {
		List<String> lines = Files.readAllLines(this.log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()))
				+ "\nThe whole log is " + this.log;
	}

}

package org.yihaotong.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real Asterisk 22 with the configuration of {@code dialplan/}, run from a private root
 * (see {@code src/main/shell/asterisk-root.sh}). Several may run side by side.
 */
public final class LocalAsterisk implements AutoCloseable {

	/** Where Asterisk sees the folder of sounds. */
	public static final String SOUNDS_IN_ASTERISK = "/srv";

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

	private final Process process;

	private final Path root;

	private final Path instance;

	private LocalAsterisk(Process process, Path root, Path instance) {
		this.process = process;
		this.root = root;
		this.instance = instance;
	}

	/**
	 * What tells one instance from another.
	 *
	 * @param project the checkout, with {@code dialplan/} and {@code src/main/shell/}
	 * @param instance folder for this instance's configuration, state and logs
	 * @param sounds folder of sounds that Asterisk sees as {@link #SOUNDS_IN_ASTERISK}
	 * @param environment what {@code dialplan/render.sh} reads: {@code YIHAOTONG_...}
	 */
	public record Settings(Path project, Path instance, Path sounds, Map<String, String> environment) {

		public Settings {
			environment = Map.copyOf(environment);
		}

	}

	/**
	 * Starts Asterisk and waits until it takes calls. Makes the private root when it is
	 * missing, which takes about a minute.
	 * @param settings the instance
	 * @return the running Asterisk
	 */
	public static LocalAsterisk start(Settings settings) {
		try {
			Path instance = Files.createDirectories(settings.instance()).toAbsolutePath();
			Path root = root(settings.project());
			endLeftOver(instance);
			render(settings, instance);
			Process process = launch(settings, root, instance);
			LocalAsterisk asterisk = new LocalAsterisk(process, root, instance);
			asterisk.awaitBoot();
			return asterisk;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tells where an instance writes the journal of calls.
	 * @param instance the instance's folder
	 * @return the folder of the journal
	 */
	public static Path journal(Path instance) {
		return instance.resolve("log/cel-custom");
	}

	private static Path root(Path project) throws IOException {
		Process script = new ProcessBuilder(project.resolve("src/main/shell/asterisk-root.sh").toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (waitFor(script, Duration.ofMinutes(10)) != 0) {
			throw new IOException("Asterisk's private root cannot be made");
		}
		return Path.of(path);
	}

	private static void endLeftOver(Path instance) throws IOException {
		Path pidFile = instance.resolve("run/asterisk/asterisk.pid");
		if (!Files.exists(pidFile)) {
			return;
		}
		Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
			.filter((handle) -> handle.info().command().orElse("").endsWith("/asterisk"));
		left.ifPresent((handle) -> {
			handle.destroy();
			handle.onExit().completeOnTimeout(handle, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
		});
		Files.deleteIfExists(pidFile);
	}

	private static void render(Settings settings, Path instance) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(settings.project().resolve("dialplan/render.sh").toString(),
				instance.resolve("etc").toString())
			.redirectErrorStream(true);
		builder.environment().putAll(settings.environment());
		Process render = builder.start();
		String output = new String(render.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (waitFor(render, Duration.ofMinutes(1)) != 0) {
			throw new IOException("Asterisk's configuration cannot be written: " + output.strip());
		}
	}

	private static Process launch(Settings settings, Path root, Path instance) throws IOException {
		File log = instance.resolve("console.log").toFile();
		Map<String, String> environment = new HashMap<>();
		environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
		environment.put("LANG", "C.UTF-8");
		ProcessBuilder builder = new ProcessBuilder("unshare", "-m", "--propagation", "private",
				settings.project().resolve("src/main/shell/asterisk-run.sh").toString(), root.toString(),
				instance.toString(), settings.sounds().toAbsolutePath().toString())
			.redirectErrorStream(true)
			.redirectOutput(log);
		builder.environment().clear();
		builder.environment().putAll(environment);
		return builder.start();
	}

	private void awaitBoot() throws IOException {
		long end = System.nanoTime() + START_LIMIT.toNanos();
		while (System.nanoTime() < end && this.process.isAlive()) {
			if (Files.exists(this.instance.resolve("run/asterisk/asterisk.ctl"))
					&& run("core waitfullybooted").contains("fully booted")) {
				return;
			}
			if (waitFor(this.process, Duration.ofMillis(100)) >= 0) {
				break;
			}
		}
		String console = Files.readString(this.instance.resolve("console.log"));
		close();
		throw new IOException("Asterisk did not start: " + console);
	}

	/**
	 * Runs a command of Asterisk's console.
	 * @param command the command
	 * @return what it printed
	 */
	public String run(String command) {
		List<String> line = new ArrayList<>(
				List.of("nsenter", "-t", Long.toString(this.process.pid()), "-m", "chroot", this.root.toString()));
		line.addAll(List.of("/usr/sbin/asterisk", "-rx", command));
		try {
			Process console = new ProcessBuilder(line).redirectErrorStream(true).start();
			String output = new String(console.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			waitFor(console, Duration.ofSeconds(10));
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the process, to watch or to kill.
	 * @return Asterisk's process
	 */
	public ProcessHandle process() {
		return this.process.toHandle();
	}

	/**
	 * Returns the folder with this instance's configuration, state and logs.
	 * @return the folder
	 */
	public Path instance() {
		return this.instance;
	}

	@Override
	public void close() {
		this.process.destroy();
		if (waitFor(this.process, STOP_LIMIT) < 0) {
			this.process.destroyForcibly();
		}
	}

	/**
	 * Returns the exit status or -1 when the process still runs after the limit.
	 */
	private static int waitFor(Process process, Duration limit) {
		try {
			return process.waitFor(limit) ? process.exitValue() : -1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

}

package org.yihaotong.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers the processes that were started, so that what a killed launcher left behind
 * can be ended later. A process is known by its number and its start, because numbers are
 * given again.
 */
final class Leftovers {

	private static final int PATIENCE_SECONDS = 15;

	private final Path folder;

	/**
	 * Keeps one file a process.
	 * @param folder where, made when missing
	 */
	Leftovers(Path folder) {
		this.folder = folder;
		try {
			Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void remember(String name, long pid) {
		ProcessHandle.of(pid).ifPresent((process) -> write(file(name), pid + " " + startOf(process)));
	}

	void forget(String name) {
		delete(file(name));
	}

	/**
	 * Finds a process that was remembered and still runs.
	 * @param name its name
	 * @return the process
	 */
	Optional<ProcessHandle> running(String name) {
		return running(file(name));
	}

	/**
	 * Ends every remembered process that still runs.
	 * @return the names of those
	 */
	List<String> end() {
		List<Path> files = files();
		List<String> ended = files.stream()
			.filter((file) -> running(file).map(Leftovers::end).isPresent())
			.map((file) -> file.getFileName().toString().replace(".pid", ""))
			.toList();
		files.forEach(Leftovers::delete);
		return ended;
	}

	private static ProcessHandle end(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			process.destroyForcibly();
			process.onExit().join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		return process;
	}

	private static Optional<ProcessHandle> running(Path file) {
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		String[] words = read(file).strip().split(" ", 2);
		if (words.length < 2 || !words[0].matches("[0-9]{1,9}")) {
			return Optional.empty();
		}
		return ProcessHandle.of(Long.parseLong(words[0]))
			.filter((process) -> process.isAlive() && startOf(process).equals(words[1]))
			.filter((process) -> !process.equals(ProcessHandle.current()));
	}

	private static String startOf(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toString).orElse("unknown");
	}

	private List<Path> files() {
		try (Stream<Path> all = Files.list(this.folder)) {
			return all.filter((file) -> file.toString().endsWith(".pid")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String name) {
		return this.folder.resolve(name + ".pid");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package org.yihaotong.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the parts and the server on this machine and keeps them running until its
 * standard input ends; {@code ./run} closes it when it is stopped. So the parts end also
 * when {@code ./run} itself is killed.
 */
public final class Launcher {

	private Launcher() {
	}

	/**
	 * Starts everything; {@code --end-leftovers} only ends what an earlier start left
	 * behind.
	 * @param arguments what {@code ./run} was asked for
	 */
	public static void main(String[] arguments) {
		Announcer announcer = Announcer.onTerminal();
		int status = 0;
		try {
			run(List.of(arguments), announcer);
		}
		catch (LauncherProblem ex) {
			announcer.line("\nyihaotong: " + ex.getMessage());
			status = 1;
		}
		catch (Exception ex) {
			announcer.line("\nyihaotong: " + inWords(ex));
			status = 1;
		}
		System.exit(status);
	}

	private static void run(List<String> arguments, Announcer announcer) throws Exception {
		boolean onlyEnd = arguments.equals(List.of("--end-leftovers"));
		LauncherOptions options = LauncherOptions.parse(onlyEnd ? List.of() : arguments, System.getenv());
		Leftovers leftovers = new Leftovers(options.var().resolve("run"));
		if (onlyEnd) {
			leftovers.end();
			return;
		}
		refuseSecondStart(leftovers, options.var());
		List<String> ended = leftovers.end();
		if (!ended.isEmpty()) {
			announcer.line("  An earlier run was killed; ended what it left behind: " + String.join(", ", ended));
		}
		leftovers.remember("launcher", ProcessHandle.current().pid());
		CountDownLatch stop = stopWhenInputEnds();
		try (City city = new City(options, announcer, leftovers)) {
			Runtime.getRuntime().addShutdownHook(new Thread(city::close, "stop"));
			city.start();
			stop.await();
			announcer.line("\nStopping …");
		}
		leftovers.forget("launcher");
		announcer.line("All parts have ended. The data stays in " + options.var());
	}

	private static void refuseSecondStart(Leftovers leftovers, Path folder) {
		Optional<ProcessHandle> other = leftovers.running("launcher");
		if (other.isPresent()) {
			throw new LauncherProblem("It runs already, as process " + other.get().pid() + " with the data in " + folder
					+ ". Stop that one first (Ctrl-C there, or kill " + other.get().pid()
					+ "), or set YIHAOTONG_VAR to another folder.");
		}
	}

	private static CountDownLatch stopWhenInputEnds() {
		CountDownLatch stop = new CountDownLatch(1);
		Thread.ofPlatform().daemon().name("input").start(() -> {
			try {
				while (System.in.read() >= 0) {
					continue;
				}
			}
			catch (IOException ex) {
				// A broken pipe is an end of the input like any other.
			}
			stop.countDown();
		});
		return stop;
	}

	private static String inWords(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = String.valueOf(cause.getMessage());
			if (message.contains("No space left on device")) {
				return "The disk is full: make room (df -h) and start again.";
			}
			if (cause instanceof LauncherProblem) {
				return message;
			}
		}
		return failure + ((failure.getCause() != null) ? ", because of " + failure.getCause() : "");
	}

	/**
	 * Makes a folder.
	 * @param folder the folder
	 * @return the same
	 */
	static Path made(Path folder) throws IOException {
		return Files.createDirectories(folder);
	}

}

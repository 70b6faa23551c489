package org.yihaotong.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Tells the person at the terminal what is going on: a line a step, with its time.
 */
final class Announcer {

	private final PrintStream out;

	private final Clock clock;

	Announcer(PrintStream out, Clock clock) {
		this.out = out;
		this.clock = clock;
	}

	/**
	 * Writes to the standard output.
	 * @return an announcer
	 */
	static Announcer onTerminal() {
		return new Announcer(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
				Clock.systemUTC());
	}

	void line(String words) {
		this.out.println(words);
	}

	/**
	 * Does one step and says how long it took.
	 * @param <T> what it gives
	 * @param words what is done
	 * @param work the work
	 * @return its result
	 * @throws Exception what the work throws
	 */
	<T> T step(String words, Callable<T> work) throws Exception {
		Instant began = this.clock.instant();
		T result = work.call();
		double seconds = Duration.between(began, this.clock.instant()).toMillis() / 1000.0;
		line(String.format(Locale.ROOT, "  %4.1f s  %s", seconds, words));
		return result;
	}

}

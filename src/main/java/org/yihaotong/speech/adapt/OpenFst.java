package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Compiles an automaton with OpenFst's programs, as Debian's {@code libfst-tools} has
 * them.
 */
final class OpenFst {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private OpenFst() {
	}

	/**
	 * Compiles a grammar.
	 * @param text states and arcs, words as numbers
	 * @param binary where the automaton is written
	 * @throws IOException if a program is missing or fails
	 */
	static void compile(Path text, Path binary) throws IOException {
		Path messages = Files.createTempFile("openfst", ".log");
		try {
			List<ProcessBuilder> programs = List.of(program("fstcompile", text.toString()), program("fstconnect"),
					program("fstarcsort", "--sort_type=ilabel"),
					program("fstconvert", "--fst_type=const", "-", binary.toString()));
			programs.forEach((program) -> program.redirectError(Redirect.appendTo(messages.toFile())));
			await(ProcessBuilder.startPipeline(programs), messages);
		}
		finally {
			Files.deleteIfExists(messages);
		}
	}

	private static ProcessBuilder program(String... command) {
		return new ProcessBuilder(command);
	}

	private static void await(List<Process> processes, Path messages) throws IOException {
		try {
			long deadline = System.nanoTime() + PATIENCE.toNanos();
			for (Process process : processes) {
				if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
					throw new IOException("OpenFst took longer than " + PATIENCE);
				}
				if (process.exitValue() != 0) {
					throw new IOException("OpenFst failed: " + Files.readString(messages).strip());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
		finally {
			processes.forEach(Process::destroyForcibly);
		}
	}

}

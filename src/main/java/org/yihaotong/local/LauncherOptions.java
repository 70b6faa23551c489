package org.yihaotong.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What {@code ./run} was asked for. A flag goes before the environment variable of the
 * same meaning.
 *
 * @param demo whether a living city is started too
 * @param rate requests a minute that the simulated citizens make
 * @param port the server's HTTP port
 * @param sipPort the port of the Asterisk that is started here
 * @param postgres JDBC address of an existing PostgreSQL
 * @param redis address of an existing Redis
 * @param asterisk host of an existing Asterisk
 * @param var folder of everything that is kept
 */
record LauncherOptions(boolean demo, int rate, int port, int sipPort, Optional<String> postgres, Optional<String> redis,
		Optional<String> asterisk, Path var) {

	private static final Set<String> WITH_VALUE = Set.of("--rate", "--port", "--sip-port", "--postgres", "--redis",
			"--asterisk");

	private static final int MOST_REQUESTS_A_MINUTE = 600;

	/**
	 * Reads the command line.
	 * @param arguments the words after {@code ./run}
	 * @param environment the environment variables
	 * @return the options
	 * @throws LauncherProblem if a word is not understood
	 */
	static LauncherOptions parse(List<String> arguments, Map<String, String> environment) {
		Map<String, String> values = new HashMap<>();
		boolean demo = false;
		Deque<String> words = new ArrayDeque<>(arguments);
		while (!words.isEmpty()) {
			String word = words.removeFirst();
			if (word.equals("demo")) {
				demo = true;
			}
			else if (WITH_VALUE.contains(word)) {
				values.put(word, valueOf(word, words));
			}
			else {
				throw new LauncherProblem("\"" + word + "\" is not understood. See ./run --help");
			}
		}
		return new LauncherOptions(demo, number("--rate", values.get("--rate"), 12, MOST_REQUESTS_A_MINUTE),
				number("--port", first(values.get("--port"), environment.get("YIHAOTONG_HTTP_PORT")), 8080, 65535),
				number("--sip-port", first(values.get("--sip-port"), environment.get("YIHAOTONG_SIP_PORT")), 5060,
						65535),
				optional(first(values.get("--postgres"), environment.get("YIHAOTONG_POSTGRES_URL"))),
				optional(first(values.get("--redis"), environment.get("YIHAOTONG_REDIS_URL"))),
				optional(first(values.get("--asterisk"), environment.get("YIHAOTONG_ASTERISK_HOST"))),
				Path.of(environment.getOrDefault("YIHAOTONG_VAR", "var")).toAbsolutePath());
	}

	private static String valueOf(String flag, Deque<String> words) {
		if (words.isEmpty()) {
			throw new LauncherProblem(flag + " needs a value. See ./run --help");
		}
		return words.removeFirst();
	}

	private static String first(@Nullable String flag, @Nullable String variable) {
		return (flag != null) ? flag : (variable != null) ? variable : "";
	}

	private static Optional<String> optional(String value) {
		return value.isBlank() ? Optional.empty() : Optional.of(value);
	}

	private static int number(String flag, @Nullable String value, int otherwise, int most) {
		if (value == null || value.isBlank()) {
			return otherwise;
		}
		if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
			throw new LauncherProblem(flag + " is a number from 1 to " + most + ", not \"" + value + "\"");
		}
		return Integer.parseInt(value);
	}

}

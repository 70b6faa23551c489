package org.yihaotong.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The numbers of departments and member units to which callers may be handed over: a
 * closed list, read once. Whatever is not in it cannot be called. Answers come from
 * memory.
 */
@Component
public final class DirectoryNumbers {

	private static final String FILE = "reference/directory.csv";

	private static final Pattern LINE = Pattern.compile("([A-Z][0-9]{2}),([0-9]{3,15})");

	private final Map<String, String> numbers = read();

	private static Map<String, String> read() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
			Map<String, String> numbers = new HashMap<>();
			reader.lines()
				.map(LINE::matcher)
				.filter(Matcher::matches)
				.forEach((line) -> numbers.put(line.group(1), line.group(2)));
			return Map.copyOf(numbers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(FILE + " cannot be read", ex);
		}
	}

	/**
	 * Finds the number of an entry.
	 * @param code the department, such as {@code U02}
	 * @return what the trunk dials, empty if the directory has no such entry
	 */
	public Optional<String> find(String code) {
		return Optional.ofNullable(this.numbers.get(code));
	}

}

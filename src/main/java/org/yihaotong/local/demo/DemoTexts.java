package org.yihaotong.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What the simulated people say and write.
 */
final class DemoTexts {

	private final RandomGenerator random;

	private final List<Request> requests = rows("requests").stream()
		.map((row) -> new Request(row[0], row[1], row[2]))
		.toList();

	private final List<String> replies = rows("replies").stream().map((row) -> row[0]).toList();

	private final List<String> names = rows("names").stream().map((row) -> row[0]).toList();

	DemoTexts(RandomGenerator random) {
		this.random = random;
	}

	Request request() {
		return any(this.requests);
	}

	String reply() {
		return any(this.replies);
	}

	Citizen citizen() {
		return new Citizen(any(this.names), String.format("138%08d", this.random.nextInt(100_000_000)));
	}

	int count() {
		return this.requests.size();
	}

	private <T> T any(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	private static List<String[]> rows(String name) {
		InputStream stream = Objects.requireNonNull(DemoTexts.class.getResourceAsStream("/demo/" + name + ".tsv"),
				name);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().skip(1).map((line) -> line.split("\t")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What somebody wants.
	 *
	 * @param place where
	 * @param subject one line
	 * @param text in the citizen's words
	 */
	record Request(String place, String subject, String text) {
	}

	/**
	 * Somebody invented.
	 *
	 * @param name the name
	 * @param phone the phone
	 */
	record Citizen(String name, String phone) {
	}

}

package org.yihaotong.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * A citizen who sends one message by the app or one letter by the page, and tries again
 * with the same key until it is confirmed.
 */
final class CitizenRobot {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final Function<String, URI> server;

	private final String key = UUID.randomUUID().toString();

	private final String phone;

	private final String text;

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.connectTimeout(LIMIT)
		.build();

	CitizenRobot(Function<String, URI> server, String phone, String text) {
		this.server = server;
		this.phone = phone;
		this.text = text;
	}

	/**
	 * Sends a message.
	 * @param limit for how long it is tried
	 * @return whether it was confirmed
	 */
	boolean message(Duration limit) {
		String body = JsonMapper.shared().writeValueAsString(Map.of("phone", this.phone, "text", this.text));
		return until(limit, () -> {
			HttpRequest request = HttpRequest.newBuilder(this.server.apply("/api/app/messages"))
				.timeout(LIMIT)
				.header("Content-Type", "application/json")
				.header("Idempotency-Key", this.key)
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build();
			int status = this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			return status == 200 || status == 201;
		});
	}

	/**
	 * Sends a letter.
	 * @param limit for how long it is tried
	 * @return whether it was confirmed
	 */
	boolean letter(Duration limit) {
		return until(limit, () -> {
			HttpResponse<String> page = this.client.send(
					HttpRequest.newBuilder(this.server.apply("/letter")).timeout(LIMIT).build(),
					HttpResponse.BodyHandlers.ofString());
			Optional<String> token = Optional.of(TOKEN.matcher(page.body()))
				.filter(Matcher::find)
				.map((found) -> found.group(1));
			if (token.isEmpty()) {
				return false;
			}
			String form = Map.of("_csrf", token.get(), "key", this.key, "phone", this.phone, "text", this.text)
				.entrySet()
				.stream()
				.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
				.collect(Collectors.joining("&"));
			HttpResponse<String> sent = this.client.send(HttpRequest.newBuilder(this.server.apply("/letter"))
				.timeout(LIMIT)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.ofString());
			return sent.statusCode() == 302 || sent.statusCode() == 303;
		});
	}

	private boolean until(Duration limit, Attempt attempt) {
		long end = System.nanoTime() + limit.toNanos();
		try (this.client) {
			while (System.nanoTime() < end) {
				if (succeeds(attempt)) {
					return true;
				}
				TimeUnit.MILLISECONDS.sleep(700);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	/** What a network does to an attempt is no end of it. */
	private static boolean succeeds(Attempt attempt) throws InterruptedException {
		try {
			return attempt.succeeds();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private interface Attempt {

		boolean succeeds() throws IOException, InterruptedException;

	}

}

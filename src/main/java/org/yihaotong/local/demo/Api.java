package org.yihaotong.local.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's browser: keeps the session cookie and sends the token against forged
 * requests.
 */
final class Api implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final JsonMapper mapper = JsonMapper.shared();

	private final URI server;

	Api(URI server) {
		this.server = server;
	}

	void signIn(String username, String password) throws IOException, InterruptedException {
		call("GET", "/api/session", Map.of());
		Answer answer = call("POST", "/api/session", Map.of("username", username, "password", password));
		if (!answer.good()) {
			throw new IOException("Sign-in of " + username + " was answered with " + answer.status());
		}
	}

	/**
	 * Sends one request.
	 * @param method the HTTP method
	 * @param path the address beneath the server's
	 * @param body what is sent as JSON, unless the method is GET
	 * @param headers further headers, names and values in turn
	 * @return what the server answered, whatever the status
	 */
	Answer call(String method, String path, Map<String, ?> body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.resolve(path))
			.timeout(PATIENCE)
			.header("Content-Type", "application/json")
			.header("Accept", "application/json");
		if (headers.length > 0) {
			request.headers(headers);
		}
		token(request);
		request.method(method, method.equals("GET") ? HttpRequest.BodyPublishers.noBody()
				: HttpRequest.BodyPublishers.ofString(this.mapper.writeValueAsString(body)));
		HttpResponse<String> response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
		return new Answer(response.statusCode(),
				this.mapper.readTree((json && !response.body().isBlank()) ? response.body() : "{}"));
	}

	private void token(HttpRequest.Builder request) {
		this.cookies.getCookieStore()
			.get(this.server)
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.map(HttpCookie::getValue)
			.findFirst()
			.ifPresent((token) -> request.header("X-XSRF-TOKEN", token));
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

	/**
	 * What the server answered.
	 *
	 * @param status the HTTP status
	 * @param body the JSON, an empty object when there is none
	 */
	record Answer(int status, JsonNode body) {

		boolean good() {
			return this.status >= 200 && this.status < 300;
		}

		String text(String field) {
			return this.body.path(field).asString("");
		}

	}

}

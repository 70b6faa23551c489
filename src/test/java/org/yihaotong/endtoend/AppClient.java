package org.yihaotong.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A citizen's app.
 */
final class AppClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final String key = UUID.randomUUID().toString();

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI server;

	AppClient(URI server) {
		this.server = server;
	}

	/**
	 * Sends the one message of this app, under one idempotency key however often.
	 * @param phone the citizen's number
	 * @param text the words
	 * @param place where
	 * @return the number that the citizen is told
	 */
	String post(String phone, String text, String place) {
		HttpRequest request = request("/api/app/messages").header("Idempotency-Key", this.key)
			.POST(json(Map.of("citizenName", "孙女士", "phone", phone, "text", text, "place", place)))
			.build();
		return read(send(request)).path("number").asString();
	}

	String stage(String number, String phone) {
		return read(send(follow(number, phone))).path("stage").asString();
	}

	int status(String number, String phone) {
		return send(follow(number, phone)).statusCode();
	}

	int rate(String number, String phone) {
		return send(request("/api/app/requests/" + number + "/rating")
			.POST(json(Map.of("phone", phone, "solved", true, "satisfaction", 4, "comment", "")))
			.build()).statusCode();
	}

	private HttpRequest follow(String number, String phone) {
		return request("/api/app/requests/" + number + "?phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8))
			.build();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.server.resolve(path)).header("Content-Type", "application/json");
	}

	private static HttpRequest.BodyPublisher json(Object value) {
		return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(value));
	}

	private static JsonNode read(HttpResponse<String> response) {
		if (response.statusCode() >= 300) {
			throw new IllegalStateException(response.statusCode() + ": " + response.body());
		}
		return JSON.readTree(response.body());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}

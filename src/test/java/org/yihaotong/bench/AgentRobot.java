package org.yihaotong.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent who works as the console does: signs in, is ready, takes letters and messages,
 * finishes, and is ready again after a pause that the system set. Whatever fails is tried
 * again.
 */
final class AgentRobot implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final Function<String, URI> server;

	private final String username;

	private final String password;

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(this.cookies).connectTimeout(LIMIT).build();

	private final Thread thread;

	private volatile boolean working = true;

	private boolean signedIn;

	AgentRobot(Function<String, URI> server, String username, String password) {
		this.server = server;
		this.username = username;
		this.password = password;
		this.thread = Thread.ofVirtual().name("agent-" + username).start(this::work);
	}

	private void work() {
		while (this.working) {
			try {
				turn();
				TimeUnit.MILLISECONDS.sleep(250);
			}
			catch (IOException ex) {
				pause();
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(500);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void turn() throws IOException, InterruptedException {
		if (!this.signedIn) {
			send("GET", "/api/session", "");
			String body = JsonMapper.shared()
				.writeValueAsString(Map.of("username", this.username, "password", this.password));
			this.signedIn = send("POST", "/api/session", body).statusCode() == 200;
			send("POST", "/api/agent/shift", "{}");
			return;
		}
		HttpResponse<String> answer = send("GET", "/api/agent/state", "");
		if (answer.statusCode() != 200) {
			this.signedIn = answer.statusCode() >= 500;
			return;
		}
		act(JsonMapper.shared().readTree(answer.body()));
	}

	private void act(JsonNode state) throws IOException, InterruptedException {
		if (!state.path("presence").asString("").equals("READY")) {
			send("PUT", "/api/agent/presence", "{\"presence\":\"READY\"}");
		}
		for (JsonNode reservation : state.path("reservations")) {
			String path = "/api/agent/reservations/" + reservation.path("id").asString() + "/";
			boolean voice = reservation.path("channel").asString().equals("VOICE");
			switch (reservation.path("state").asString()) {
				case "PENDING" -> {
					if (!voice) {
						send("POST", path + "accept", "{}");
					}
				}
				case "ACCEPTED" -> {
					if (!voice) {
						send("POST", path + "complete", "{}");
					}
				}
				case "WRAPPING" -> send("POST", path + "complete", "{}");
				default -> {
				}
			}
		}
	}

	private HttpResponse<String> send(String method, String path, String body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.apply(path))
			.timeout(LIMIT)
			.header("Content-Type", "application/json")
			.method(method,
					body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
		this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.map(HttpCookie::getValue)
			.findFirst()
			.ifPresent((token) -> request.header("X-XSRF-TOKEN", token));
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Override
	public void close() throws InterruptedException {
		this.working = false;
		this.thread.interrupt();
		this.thread.join();
		this.client.close();
	}

}

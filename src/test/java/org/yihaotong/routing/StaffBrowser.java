package org.yihaotong.routing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser in which somebody of the staff has signed in: its cookies, its requests and
 * its socket, with the name of a page.
 */
final class StaffBrowser {

	private static final String PASSWORD = "open-sesame-1";

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final JsonMapper json = JsonMapper.builder().build();

	private final int port;

	private StaffBrowser(int port) {
		this.port = port;
	}

	static StaffBrowser signIn(int port, String username) {
		StaffBrowser browser = new StaffBrowser(port);
		browser.send("GET", "/api/session", "", "");
		Answer answer = browser.send("POST", "/api/session", "",
				"{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}");
		if (answer.status() != 200) {
			throw new IllegalStateException("Sign-in answered " + answer.status());
		}
		browser.send("GET", "/api/session", "", "");
		return browser;
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param body parsed; missing when empty
	 */
	record Answer(int status, JsonNode body) {

		String problem() {
			return this.body.path("type").asString("").replace("urn:yihaotong:problem:", "");
		}

	}

	Answer send(String method, String path, String tab, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body));
		if (!tab.isEmpty()) {
			request.header("X-Agent-Tab", tab);
		}
		try {
			HttpResponse<String> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			String text = answer.body();
			return new Answer(answer.statusCode(), this.json.readTree(text.isEmpty() ? "{}" : text));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("none");
	}

	Screen open(String tab) {
		Screen screen = new Screen(this.json);
		screen.socket = this.http.newWebSocketBuilder()
			.header("Origin", "http://127.0.0.1:" + this.port)
			.header("Cookie",
					this.cookies.getCookieStore()
						.getCookies()
						.stream()
						.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")))
			.buildAsync(URI.create("ws://127.0.0.1:" + this.port + "/ws/agent?tab=" + tab), screen)
			.join();
		return screen;
	}

	/** What a page was shown. */
	static final class Screen implements WebSocket.Listener {

		private final Deque<String> texts = new ConcurrentLinkedDeque<>();

		private final StringBuilder part = new StringBuilder();

		private final JsonMapper json;

		private @Nullable WebSocket socket;

		Screen(JsonMapper json) {
			this.json = json;
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
			this.part.append(data);
			if (last) {
				this.texts.add(this.part.toString());
				this.part.setLength(0);
			}
			from.request(1);
			return null;
		}

		JsonNode state() {
			return this.json.readTree(this.texts.isEmpty() ? "{}" : this.texts.getLast());
		}

		/** The network is gone without a word. */
		void dies() {
			if (this.socket != null) {
				this.socket.abort();
			}
		}

	}

}

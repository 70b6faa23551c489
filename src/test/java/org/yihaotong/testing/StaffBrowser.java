package org.yihaotong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser as the server sees it: its cookies, its requests and its sockets. Whoever of
 * the staff has signed in in it has so under the first password of all tests.
 */
public final class StaffBrowser {

	private static final String PASSWORD = "open-sesame-1";

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).connectTimeout(LIMIT).build();

	private final int port;

	/**
	 * A browser in which nobody has signed in.
	 * @param port the server's, on this machine
	 */
	public StaffBrowser(int port) {
		this.port = port;
	}

	/**
	 * A browser in which somebody has signed in.
	 * @param port the server's, on this machine
	 * @param username who
	 * @return the browser
	 */
	public static StaffBrowser signIn(int port, String username) {
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
	 * @param body parsed; empty without one
	 */
	public record Answer(int status, JsonNode body) {

		/**
		 * Tells what the problem is.
		 * @return its code, empty when there is none
		 */
		public String problem() {
			return this.body.path("type").asString("").replace("urn:yihaotong:problem:", "");
		}

	}

	/**
	 * Sends a request as a page does.
	 * @param method the HTTP method
	 * @param path the path
	 * @param tab the name of an agent's page, empty for a program
	 * @param body JSON, may be empty
	 * @return the answer
	 * @throws UncheckedIOException if the server cannot be reached
	 */
	public Answer send(String method, String path, String tab, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path))
			.timeout(LIMIT)
			.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body));
		if (!tab.isEmpty()) {
			request.header("X-Agent-Tab", tab);
		}
		try {
			HttpResponse<String> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			String text = answer.body();
			return new Answer(answer.statusCode(), JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text));
		}
		catch (JacksonException ex) {
			throw new IllegalStateException(method + " " + path + " was answered with no JSON", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Tells where the server's pages come from.
	 * @return the origin
	 */
	public String origin() {
		return "http://127.0.0.1:" + this.port;
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

	/**
	 * Opens a socket as a page of the server does.
	 * @param path the path
	 * @return what it shows
	 */
	public Screen open(String path) {
		return open(path, origin());
	}

	/**
	 * Opens a socket.
	 * @param path the path
	 * @param from the origin of the page that opens it
	 * @return what it shows
	 * @throws java.util.concurrent.CompletionException if the server refuses
	 */
	public Screen open(String path, String from) {
		Screen screen = new Screen();
		screen.socket = this.http.newWebSocketBuilder()
			.header("Origin", from)
			.header("Cookie",
					this.cookies.getCookieStore()
						.getCookies()
						.stream()
						.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")))
			.buildAsync(URI.create("ws://127.0.0.1:" + this.port + path), screen)
			.join();
		return screen;
	}

	/** What a page was shown. */
	public static final class Screen implements WebSocket.Listener {

		private final Deque<String> texts = new ConcurrentLinkedDeque<>();

		private final StringBuilder part = new StringBuilder();

		private @Nullable WebSocket socket;

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

		/**
		 * Tells how much was shown.
		 * @return the number of texts
		 */
		public int count() {
			return this.texts.size();
		}

		/**
		 * Tells what was shown last.
		 * @return the text, empty before the first
		 */
		public String last() {
			return this.texts.isEmpty() ? "" : this.texts.getLast();
		}

		/**
		 * Tells what was shown last.
		 * @return the text, parsed
		 */
		public JsonNode state() {
			String last = last();
			return JsonMapper.shared().readTree(last.isEmpty() ? "{}" : last);
		}

		/** The network is gone without a word. */
		public void dies() {
			if (this.socket != null) {
				this.socket.abort();
			}
		}

	}

}

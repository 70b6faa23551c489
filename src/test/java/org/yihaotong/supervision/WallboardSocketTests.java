package org.yihaotong.supervision;

import java.io.IOException;
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

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The wallboard as a browser sees it, over HTTP and WebSocket.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WallboardSocketTests {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	@LocalServerPort
	private int port;

	@Autowired
	private AgentDesk agents;

	@Test
	void onlySupervisorsAndAdministratorsSeeIt() throws Exception {
		assertThat(get()).isEqualTo(401);
		signIn("agent1");
		assertThat(get()).isEqualTo(403);
		assertThatThrownBy(() -> open(origin(), new Received())).isInstanceOf(Exception.class);
		signIn("admin");
		assertThat(get()).isEqualTo(200);
	}

	@Test
	void pagesOfOtherSitesDoNotGetTheSocket() throws Exception {
		signIn("supervisor1");
		assertThatThrownBy(() -> open("http://elsewhere.example", new Received())).isInstanceOf(Exception.class);
	}

	@Test
	void tellsAtOnceAfterEveryChangeAndWithoutOne() throws Exception {
		signIn("supervisor1");
		Received first = new Received();
		Received second = new Received();
		WebSocket one = open(origin(), first);
		WebSocket other = open(origin(), second);
		soon(() -> assertThat(first.last()).contains("\"PAUSED\":0", "\"asteriskConnected\":false"));
		this.agents.signIn(new StaffId(1));
		soon(() -> assertThat(first.last()).contains("\"PAUSED\":1"));
		soon(() -> assertThat(second.last()).isEqualTo(first.last()));
		int before = first.texts.size();
		soon(() -> assertThat(first.texts).hasSizeGreaterThan(before));
		this.agents.signOut(new StaffId(1));
		one.abort();
		other.abort();
	}

	private static void soon(org.awaitility.core.ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(condition);
	}

	private String origin() {
		return "http://127.0.0.1:" + this.port;
	}

	private int get() throws IOException, InterruptedException {
		return this.http
			.send(HttpRequest.newBuilder(URI.create(origin() + "/api/wallboard")).build(),
					HttpResponse.BodyHandlers.ofString())
			.statusCode();
	}

	private WebSocket open(String origin, Received received) {
		return this.http.newWebSocketBuilder()
			.header("Origin", origin)
			.header("Cookie",
					this.cookies.getCookieStore()
						.getCookies()
						.stream()
						.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")))
			.buildAsync(URI.create("ws://127.0.0.1:" + this.port + "/ws/wallboard"), received)
			.join();
	}

	private void signIn(String username) throws IOException, InterruptedException {
		this.cookies.getCookieStore().removeAll();
		URI session = URI.create(origin() + "/api/session");
		this.http.send(HttpRequest.newBuilder(session).build(), HttpResponse.BodyHandlers.discarding());
		String token = this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.findFirst()
			.map(HttpCookie::getValue)
			.orElseThrow();
		var answer = this.http.send(HttpRequest.newBuilder(session)
			.header("X-XSRF-TOKEN", token)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString("{\"username\":\"" + username + "\",\"password\":\"open-sesame-1\"}"))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	private static final class Received implements WebSocket.Listener {

		private final Deque<String> texts = new ConcurrentLinkedDeque<>();

		private final StringBuilder part = new StringBuilder();

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.part.append(data);
			if (last) {
				this.texts.add(this.part.toString());
				this.part.setLength(0);
			}
			socket.request(1);
			return null;
		}

		String last() {
			return this.texts.isEmpty() ? "" : this.texts.getLast();
		}

	}

}

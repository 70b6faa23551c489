package org.yihaotong.bench;

import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.yihaotong.testing.StaffBrowser;
import org.yihaotong.testing.StaffBrowser.Answer;
import tools.jackson.databind.JsonNode;

/**
 * An agent who works as the console does: signs in, is ready, takes letters and messages,
 * finishes, and is ready again after a pause that the system set. Whatever fails is tried
 * again.
 */
final class AgentRobot implements AutoCloseable {

	private final int port;

	private final String username;

	private final Thread thread;

	private volatile boolean working = true;

	private @Nullable StaffBrowser browser;

	AgentRobot(int port, String username) {
		this.port = port;
		this.username = username;
		this.thread = Thread.ofVirtual().name("agent-" + username).start(this::work);
	}

	private void work() {
		while (this.working) {
			try {
				TimeUnit.MILLISECONDS.sleep(250);
				turn();
			}
			catch (UncheckedIOException | IllegalStateException ex) {
				// The server is away: an agent's page tries again by itself.
				continue;
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private void turn() {
		StaffBrowser present = this.browser;
		if (present == null) {
			present = StaffBrowser.signIn(this.port, this.username);
			present.send("POST", "/api/agent/shift", "", "{}");
			this.browser = present;
		}
		Answer answer = present.send("GET", "/api/agent/state", "", "");
		if (answer.status() == 200) {
			act(present, answer.body());
		}
		else if (answer.status() < 500) {
			this.browser = null;
		}
	}

	private static void act(StaffBrowser browser, JsonNode state) {
		if (!state.path("presence").asString("").equals("READY")) {
			browser.send("PUT", "/api/agent/presence", "", "{\"presence\":\"READY\"}");
		}
		for (JsonNode reservation : state.path("reservations")) {
			String path = "/api/agent/reservations/" + reservation.path("id").asString() + "/";
			boolean voice = reservation.path("channel").asString().equals("VOICE");
			switch (reservation.path("state").asString()) {
				case "PENDING" -> {
					if (!voice) {
						browser.send("POST", path + "accept", "", "");
					}
				}
				case "ACCEPTED" -> {
					if (!voice) {
						browser.send("POST", path + "complete", "", "");
					}
				}
				case "WRAPPING" -> browser.send("POST", path + "complete", "", "");
				default -> {
				}
			}
		}
	}

	@Override
	public void close() throws InterruptedException {
		this.working = false;
		this.thread.interrupt();
		this.thread.join();
	}

}

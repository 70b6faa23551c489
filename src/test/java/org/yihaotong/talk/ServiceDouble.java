package org.yihaotong.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The computer of an emergency service, as a test plays it.
 */
final class ServiceDouble implements AutoCloseable {

	private final HttpServer server;

	private final ServerSocket mute;

	private final List<Posted> posted = new CopyOnWriteArrayList<>();

	private final ReentrantLock door = new ReentrantLock();

	private volatile int status = 202;

	ServiceDouble() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/take", (exchange) -> {
			this.door.lock();
			this.door.unlock();
			answer(exchange, this.status);
		});
		this.server.setExecutor((work) -> Thread.ofVirtual().start(work));
		this.server.createContext("/refuse", (exchange) -> answer(exchange, 403));
		this.server.createContext("/away", (exchange) -> {
			exchange.getResponseHeaders().add("Location", url("take"));
			answer(exchange, 307);
		});
		this.server.createContext("/endless", (exchange) -> {
			exchange.sendResponseHeaders(200, 1_000_000);
			exchange.getResponseBody().flush();
		});
		this.server.start();
	}

	/**
	 * A request.
	 *
	 * @param token the header Authorization
	 * @param key the header Idempotency-Key
	 * @param type the header Content-Type
	 * @param body its body
	 */
	record Posted(String token, String key, String type, String body) {
	}

	private void answer(HttpExchange exchange, int with) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.posted.add(new Posted(header(exchange, "Authorization"), header(exchange, "Idempotency-Key"),
					header(exchange, "Content-Type"), body));
			exchange.sendResponseHeaders(with, -1);
		}
	}

	private static String header(HttpExchange exchange, String name) {
		return String.valueOf(exchange.getRequestHeaders().getFirst(name));
	}

	/** Answers with this status from now on. */
	void answers(int now) {
		this.status = now;
	}

	/** Gives no answer from now on, or again. */
	void hangs(boolean now) {
		if (now) {
			this.door.lock();
		}
		else {
			this.door.unlock();
		}
	}

	List<Posted> posted() {
		return this.posted;
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/" + path;
	}

	/** A port that takes connections and says nothing. */
	int mutePort() {
		return this.mute.getLocalPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		try {
			this.mute.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

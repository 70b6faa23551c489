package org.yihaotong.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import redis.embedded.RedisServer;

/**
 * A real Redis on the loopback interface.
 */
public final class LocalRedis implements AutoCloseable {

	private final RedisServer server;

	private final int port;

	private final Path pidFile;

	private LocalRedis(RedisServer server, int port, Path pidFile) {
		this.server = server;
		this.port = port;
		this.pidFile = pidFile;
	}

	/**
	 * Starts a server.
	 * @param data folder for its data
	 * @param port the port
	 * @return the running server
	 */
	public static LocalRedis start(Path data, int port) {
		try {
			Files.createDirectories(data);
			Path pidFile = data.toAbsolutePath().resolve("redis.pid");
			RedisServer server = RedisServer.newRedisServer()
				.port(port)
				.bind("127.0.0.1")
				.setting("dir " + data.toAbsolutePath())
				.setting("pidfile " + pidFile)
				.setting("save \"\"")
				.setting("appendonly no")
				.setting("databases 256")
				.build();
			server.start();
			return new LocalRedis(server, port, pidFile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tells where it answers.
	 * @param database the database number, 0 to 15
	 * @return a Redis URI
	 */
	public String url(int database) {
		return "redis://127.0.0.1:" + this.port + "/" + database;
	}

	/**
	 * Tells the number of the server's process.
	 * @return the number
	 */
	public long pid() {
		try {
			return Long.parseLong(Files.readString(this.pidFile).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

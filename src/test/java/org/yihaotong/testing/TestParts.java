package org.yihaotong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.RedisClient;
import org.yihaotong.local.LocalPostgres;
import org.yihaotong.local.LocalRedis;

/**
 * The servers of a test run: started on first use, stopped with the test JVM.
 */
public final class TestParts {

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static final AtomicInteger REDIS_DATABASES = new AtomicInteger();

	private TestParts() {
	}

	/**
	 * Makes an empty database.
	 * @return its JDBC address, user and password {@code postgres}
	 */
	public static String newDatabase() {
		return Postgres.SERVER.database("test_" + DATABASES.incrementAndGet());
	}

	/**
	 * Empties one of the Redis databases, in turn.
	 * @return its address
	 */
	public static String newRedis() {
		String url = Redis.SERVER.url(REDIS_DATABASES.getAndIncrement() % 256);
		try (RedisClient client = RedisClient.create(url); var connection = client.connect()) {
			connection.sync().flushdb();
		}
		return url;
	}

	/**
	 * Finds a port that is free now.
	 * @return a port of the loopback interface
	 */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a folder for one test run.
	 * @param name the beginning of its name
	 * @return the folder
	 */
	public static Path temporaryFolder(String name) {
		try {
			return Files.createTempDirectory("yihaotong-" + name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Postgres {

		static final LocalPostgres SERVER = stoppedAtExit(LocalPostgres.start(temporaryFolder("postgres"), 0));

	}

	private static final class Redis {

		static final LocalRedis SERVER = stoppedAtExit(LocalRedis.start(temporaryFolder("redis"), freePort()));

	}

	private static <T extends AutoCloseable> T stoppedAtExit(T part) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			try {
				part.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}));
		return part;
	}

}

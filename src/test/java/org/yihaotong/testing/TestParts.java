package org.yihaotong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.RedisClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.local.LocalPostgres;
import org.yihaotong.local.LocalRedis;

/**
 * The servers of a test run: started on first use, stopped with the test JVM.
 */
public final class TestParts {

	private static final Logger logger = LoggerFactory.getLogger(TestParts.class);

	private static final Deque<AutoCloseable> OPEN = new ConcurrentLinkedDeque<>();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(TestParts::closeAll));
	}

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static final AtomicInteger REDIS_DATABASES = new AtomicInteger();

	/**
	 * Above the ports in which Asterisk sends sound, below those that the kernel gives
	 * whoever asks for any: a port that waits for its server, or for a server that starts
	 * again, is taken by nobody's call or connection.
	 */
	private static final int FIRST_PORT = 20_000;

	private static final int LAST_PORT = 32_767;

	private static final int FIRST_MEDIA_PORT = 6_000;

	private static final int MEDIA_PORTS = 4_000;

	private static final int MEDIA_STEP = 4;

	/** The build's test JVMs take ports of their own, the first from 0 on. */
	private static final int JVM = Integer.getInteger("surefire.forkNumber", 1) - 1;

	private static final int JVMS = 2;

	private static final int PORTS_EACH = (LAST_PORT - FIRST_PORT) / JVMS;

	private static final int MEDIA_PORTS_EACH = MEDIA_PORTS / JVMS;

	private static final int OWN_FIRST_MEDIA_PORT = FIRST_MEDIA_PORT + JVM % JVMS * MEDIA_PORTS_EACH;

	private static final int OWN_LAST_PORT = FIRST_PORT + (JVM % JVMS + 1) * PORTS_EACH;

	private static final AtomicInteger NEXT_MEDIA_PORT = new AtomicInteger(
			ThreadLocalRandom.current().nextInt(MEDIA_PORTS_EACH / MEDIA_STEP) * MEDIA_STEP);

	private static final AtomicInteger NEXT_PORT = new AtomicInteger(
			OWN_LAST_PORT - PORTS_EACH + ThreadLocalRandom.current().nextInt(PORTS_EACH / 3));

	/** The property that names a Redis which a test has started for itself. */
	public static final String OWN_REDIS = "yihaotong.testing.redis-url";

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
	 * Finds a port that is free now, for TCP and UDP, and gives it to nobody else.
	 * @return a port of the loopback interface
	 */
	public static int freePort() {
		while (true) {
			int port = NEXT_PORT.getAndIncrement();
			if (port >= OWN_LAST_PORT) {
				throw new IllegalStateException("No port left below " + OWN_LAST_PORT);
			}
			if (free(port)) {
				return port;
			}
		}
	}

	/**
	 * Finds a port for the sound of a SIPp, which takes the next even one for pictures as
	 * well and ends when it cannot have it.
	 * @return a port of the loopback interface, below those of Asterisk
	 */
	static int mediaPort() {
		for (int tries = 0; tries < MEDIA_PORTS_EACH; tries += MEDIA_STEP) {
			int port = OWN_FIRST_MEDIA_PORT + Math.floorMod(NEXT_MEDIA_PORT.getAndAdd(MEDIA_STEP), MEDIA_PORTS_EACH);
			if (free(port) && free(port + 2)) {
				return port;
			}
		}
		throw new IllegalStateException("No port left for the sound of a SIPp");
	}

	private static boolean free(int port) {
		InetAddress loopback = InetAddress.getLoopbackAddress();
		try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
				DatagramSocket udp = new DatagramSocket(port, loopback)) {
			return tcp.isBound() && udp.isBound();
		}
		catch (IOException ex) {
			return false;
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

		static final LocalPostgres SERVER = closedAtExit(LocalPostgres.start(temporaryFolder("postgres"), 0));

	}

	private static final class Redis {

		static final LocalRedis SERVER = closedAtExit(LocalRedis.start(temporaryFolder("redis"), freePort()));

	}

	/** What began last is closed first: servers outlive those who use them. */
	static <T extends AutoCloseable> T closedAtExit(T part) {
		OPEN.push(part);
		return part;
	}

	private static void closeAll() {
		for (AutoCloseable part = OPEN.poll(); part != null; part = OPEN.poll()) {
			try {
				part.close();
			}
			catch (Exception ex) {
				logger.warn("{} could not be closed", part, ex);
			}
		}
	}

}

package org.yihaotong.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL on a free port of the loopback interface.
 */
public final class LocalPostgres implements AutoCloseable {

	private final EmbeddedPostgres server;

	private final Path data;

	private LocalPostgres(EmbeddedPostgres server, Path data) {
		this.server = server;
		this.data = data;
	}

	/**
	 * Starts a server.
	 * @param data folder for its data, made when missing and found again later
	 * @param port the port, 0 for any free one
	 * @return the running server
	 */
	public static LocalPostgres start(Path data, int port) {
		try {
			EmbeddedPostgres.Builder builder = builder(data);
			return new LocalPostgres(((port != 0) ? builder.setPort(port) : builder).start(), data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts a server whose data is to outlive it: every commit reaches the disk, and a
	 * first start that was broken off is begun anew.
	 * @param data folder for its data
	 * @return the running server, on a free port
	 */
	static LocalPostgres keep(Path data) {
		Path complete = data.resolveSibling(data.getFileName() + ".complete");
		try {
			if (!Files.exists(complete)) {
				FileSystemUtils.deleteRecursively(data);
			}
			LocalPostgres postgres = new LocalPostgres(
					builder(data).setServerConfig("fsync", "on").setRegisterShutdownHook(false).start(), data);
			Files.writeString(complete, "initdb has ended well\n");
			return postgres;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is committed outlives the server's processes: the library would answer before
	 * a commit has left them.
	 */
	private static EmbeddedPostgres.Builder builder(Path data) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("max_connections", "300")
			.setServerConfig("timezone", "UTC")
			.setServerConfig("synchronous_commit", "on")
			.setPGStartupWait(Duration.ofSeconds(30));
	}

	/**
	 * Makes a database if it is not there.
	 * @param name its name, a plain identifier
	 * @return the JDBC address to reach it as user {@code postgres}
	 */
	public String database(String name) {
		DataSource admin = this.server.getPostgresDatabase();
		try (Connection connection = admin.getConnection(); Statement statement = connection.createStatement()) {
			if (!statement.executeQuery("select 1 from pg_database where datname = '" + name + "'").next()) {
				statement.execute("create database " + name);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Database " + name + " cannot be made", ex);
		}
		return "jdbc:postgresql://127.0.0.1:" + this.server.getPort() + "/" + name;
	}

	public int port() {
		return this.server.getPort();
	}

	/**
	 * Tells the number of the server's first process.
	 * @return the number
	 */
	public long pid() {
		try (Stream<String> lines = Files.lines(this.data.resolve("postmaster.pid"))) {
			return Long.parseLong(lines.findFirst().orElse("0").strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package org.yihaotong.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL on a free port of the loopback interface.
 */
public final class LocalPostgres implements AutoCloseable {

	private final EmbeddedPostgres server;

	private LocalPostgres(EmbeddedPostgres server) {
		this.server = server;
	}

	/**
	 * Starts a server.
	 * @param data folder for its data, made when missing and found again later
	 * @param port the port, 0 for any free one
	 * @return the running server
	 */
	public static LocalPostgres start(Path data, int port) {
		try {
			EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setServerConfig("max_connections", "300")
				.setServerConfig("timezone", "UTC")
				.setPGStartupWait(Duration.ofSeconds(30));
			return new LocalPostgres(((port != 0) ? builder.setPort(port) : builder).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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

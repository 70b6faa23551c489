package org.yihaotong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yihaotong.local.LocalPostgres;
import org.yihaotong.local.LocalRedis;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.ServerProcess;
import org.yihaotong.testing.TestParts;

/**
 * All parts of a hotline, each in a process that can be stopped, frozen and started again
 * on the same data and port.
 */
final class SurvivalParts implements AutoCloseable {

	private final Path postgresData = TestParts.temporaryFolder("postgres");

	private final Path redisData = TestParts.temporaryFolder("redis");

	private final int redisPort = TestParts.freePort();

	private final AsteriskPart asterisk;

	private final TcpGate gate;

	private final Map<String, String> properties;

	private final String database;

	private LocalPostgres postgres;

	private LocalRedis redis;

	private ServerProcess server;

	SurvivalParts(int patience) throws IOException {
		this.postgres = LocalPostgres.start(this.postgresData, 0);
		this.database = this.postgres.database("survival");
		this.redis = LocalRedis.start(this.redisData, this.redisPort);
		this.asterisk = AsteriskPart.start(Map.of("YIHAOTONG_SERVER_PATIENCE", String.valueOf(patience)));
		int agi = TestParts.freePort();
		this.gate = new TcpGate(this.asterisk.agiPort(), agi);
		this.properties = new HashMap<>(this.asterisk.serverProperties());
		this.properties.putAll(Map.of("yihaotong.telephony.agi.port", String.valueOf(agi), "spring.datasource.url",
				this.database, "spring.datasource.username", "postgres", "spring.datasource.password", "postgres",
				"yihaotong.redis.url", this.redis.url(0), "yihaotong.access.first-password", "open-sesame-1",
				"yihaotong.access.first-passwords-file", ""));
		this.server = ServerProcess.start(this.properties);
		CallsBench.endedWithThis(this.server.handle());
	}

	AsteriskPart asterisk() {
		return this.asterisk;
	}

	TcpGate gate() {
		return this.gate;
	}

	ServerProcess server() {
		return this.server;
	}

	/**
	 * Asks the database over a connection of its own.
	 * @return the server's database
	 */
	JdbcClient rows() {
		return JdbcClient.create(new DriverManagerDataSource(this.database, "postgres", "postgres"));
	}

	/**
	 * Starts another server in the place of the present one.
	 * @param more properties that differ
	 */
	void serverWith(Map<String, String> more) {
		this.server.close();
		Map<String, String> all = new HashMap<>(this.properties);
		all.putAll(more);
		this.server = ServerProcess.start(all);
		CallsBench.endedWithThis(this.server.handle());
	}

	ProcessHandle redisProcess() {
		return ProcessHandle.of(this.redis.pid()).orElseThrow();
	}

	ProcessHandle postgresProcess() {
		return ProcessHandle.of(this.postgres.pid()).orElseThrow();
	}

	void redisAgain() {
		this.redis = LocalRedis.start(this.redisData, this.redisPort);
	}

	void postgresAgain() {
		int port = this.postgres.port();
		// Gives the lock on the data back that the dead one held.
		this.postgres.close();
		this.postgres = LocalPostgres.start(this.postgresData, port);
	}

	/**
	 * Sends a signal to a process and all that it started.
	 * @param process the process
	 * @param signal its name, such as {@code STOP}
	 */
	static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
		command.add(String.valueOf(process.pid()));
		process.descendants().forEach((child) -> command.add(String.valueOf(child.pid())));
		new ProcessBuilder(command).start().waitFor();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.gate.close();
		this.asterisk.close();
		this.redis.close();
		this.postgres.close();
	}

}

package org.yihaotong.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.ServerProcess;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server is killed with callers in each place, and others come while it is away:
 * afterwards every call is one contact with one outcome.
 */
@Tag("endtoend")
class CallAccountsTests {

	private static final Duration SOON = Duration.ofSeconds(40);

	private AsteriskPart asterisk;

	private JdbcClient rows;

	private ServerProcess server;

	@BeforeEach
	void open() {
		this.asterisk = AsteriskPart.start(Map.of("YIHAOTONG_SERVER_PATIENCE", "3", "YIHAOTONG_SEATS", "1001-1002",
				"YIHAOTONG_PLAIN_SEATS", "1003-1004"));
		String database = TestParts.newDatabase();
		this.rows = JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
		Map<String, String> properties = new HashMap<>(this.asterisk.serverProperties());
		properties.putAll(Map.of("spring.datasource.url", database, "spring.datasource.username", "postgres",
				"spring.datasource.password", "postgres", "yihaotong.redis.url", TestParts.newRedis(),
				"yihaotong.access.first-password", "open-sesame-1", "yihaotong.access.first-passwords-file", "",
				"yihaotong.ivr.self-service-grace", "5s"));
		this.server = ServerProcess.start(properties);
	}

	@AfterEach
	void close() {
		this.server.close();
		this.asterisk.close();
	}

	@Test
	void everyCallIsOneContactWithOneOutcomeAfterTheServerWasKilled() throws Exception {
		SippCaller inFlow = hearing("13800137001");
		SippCaller waits = hearing("13800137002");
		waits.press("0");
		Awaitility.await().atMost(SOON).until(() -> queued("13800137002"));
		freeze();
		inFlow.hangUp();
		this.server.kill();
		waits.hangUp();

		SippTelephone seat = this.asterisk.seat("1003");
		SippCaller served = this.asterisk.call("12345", "13800137003");
		seat.awaitRinging(SOON).answer();
		served.awaitQuiet(Duration.ofSeconds(1), SOON);
		served.hangUp();
		seat.awaitHungUp();
		this.asterisk.leave("1003", seat);
		SippTelephone other = this.asterisk.seat("1004");
		SippCaller talks = this.asterisk.call("12345", "13800137004");
		other.awaitRinging(SOON).answer();
		SippCaller stays = this.asterisk.call("12345", "13800137005");

		this.server.restart();
		Awaitility.await().atMost(SOON).until(() -> queued("13800137004") && queued("13800137005"));
		assertThat(talks.over()).isFalse();
		talks.hangUp();
		stays.hangUp();

		Awaitility.await("every outcome, see " + this.server.log())
			.atMost(Duration.ofSeconds(60))
			.until(this::outcomes, (all) -> all.size() == 5 && all.stream().noneMatch((one) -> one.endsWith("null")));
		assertThat(outcomes()).containsExactly("7001 ABANDONED_IN_FLOW", "7002 ABANDONED_WAITING", "7003 HANDLED",
				"7004 HANDLED", "7005 ABANDONED_WAITING");
		assertThat(talks()).containsExactly("7003 1003", "7004 1004");
		assertThat(this.rows.sql("select count(*) from queue_entry where joined_at > ended_at")
			.query(Integer.class)
			.single()).isZero();
	}

	private SippCaller hearing(String number) {
		SippCaller caller = this.asterisk.call("12345", number);
		caller.awaitSound();
		return caller;
	}

	private void freeze() throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-STOP", String.valueOf(this.server.handle().pid())).start().waitFor();
	}

	private boolean queued(String number) {
		return this.rows.sql("select count(*) from contact where phone like '%' || :number and queued_at is not null")
			.param("number", number)
			.query(Integer.class)
			.single() == 1;
	}

	private List<String> outcomes() {
		return this.rows.sql("""
				select right(phone, 4) || ' ' || coalesce(outcome, 'null') from contact
				where channel = 'VOICE' order by phone""").query(String.class).list();
	}

	private List<String> talks() {
		return this.rows.sql("""
				select right(c.phone, 4) || ' ' || r.seat from reservation r join contact c on c.id = r.contact
				where r.state = 'COMPLETED' order by c.phone""").query(String.class).list();
	}

}

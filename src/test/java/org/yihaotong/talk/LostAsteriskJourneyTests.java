package org.yihaotong.talk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.SpokenTones;
import org.yihaotong.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of two real Asterisks is killed with callers who wait and callers who talk.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=1s", "yihaotong.routing.ring=5s",
		"yihaotong.ivr.warm=false", "yihaotong.telephony.lost-after=5s" })
@Import({ AfterTalkJourneyTests.Flow.class, SpokenTones.Voice.class })
@DirtiesContext
class LostAsteriskJourneyTests {

	private static final String TALKS_ON_ONE = "13812345671";

	private static final String TALKS_ON_TWO = "13812345672";

	private static final String WAITS_ON_ONE = "13812345673";

	private static final String WAITS_ON_TWO = "13812345674";

	private static final String IN_DANGER_ON_TWO = "13812345679";

	private static final List<AsteriskPart> PARTS = AsteriskPart.startSeveral(List.of("one", "two"), Map.of());

	private static final AsteriskPart ONE = PARTS.getFirst();

	private static final AsteriskPart TWO = PARTS.getLast();

	@Autowired
	private AgentDesk agents;

	@Autowired
	private CallControl calls;

	@Autowired
	private JdbcClient jdbc;

	private StaffId anna = new StaffId(1);

	private StaffId bao = new StaffId(2);

	private SippTelephone annas;

	private SippTelephone baos;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		AsteriskPart.serverProperties(PARTS).forEach((name, value) -> registry.add(name, () -> value));
	}

	@BeforeEach
	void oneAgentAtEach() {
		this.anna = TestStaff.at(this.jdbc, "agent1", "1021");
		this.bao = TestStaff.at(this.jdbc, "agent2", "1022");
		this.annas = ONE.seat("1021");
		this.baos = TWO.seat("1022");
		soon(() -> assertThat(
				this.jdbc.sql("select seat from seat_reach where reachable order by seat").query(String.class).list())
			.containsExactly("1021", "1022"));
		this.agents.signIn(this.anna);
		this.agents.signIn(this.bao);
	}

	@AfterEach
	void nothingIsLeft() {
		for (AsteriskPart part : PARTS) {
			part.emptied();
			assertThat(part.asterisk().run("bridge show all").lines().skip(1)).isEmpty();
			part.closePhones();
			part.close();
		}
	}

	@Test
	void theOthersGoOnAndThoseOfTheLostOneAreCalledBackByTheOther() {
		this.agents.ready(this.anna);
		SippCaller first = ONE.call("12345", TALKS_ON_ONE);
		this.annas.awaitRinging().answer();
		soon(() -> assertThat(entry(TALKS_ON_ONE)).isEqualTo("ACTIVE"));
		this.agents.ready(this.bao);
		TWO.call("12345", TALKS_ON_TWO);
		this.baos.awaitRinging().answer();
		soon(() -> assertThat(entry(TALKS_ON_TWO)).isEqualTo("ACTIVE"));
		SippCaller stays = ONE.call("12345", WAITS_ON_ONE);
		soon(() -> assertThat(entry(WAITS_ON_ONE)).isEqualTo("WAITING"));
		TWO.call("12345", WAITS_ON_TWO);
		TWO.call("12345", IN_DANGER_ON_TWO);
		TWO.dial("12345", "<sip:anonymous@anonymous.invalid>", "");
		soon(() -> assertThat(count("select count(*) from queue_entry where state = 'WAITING' and present"))
			.isEqualTo(4));

		TWO.asterisk().process().destroyForcibly();
		SippTelephone citizen = ONE.callee((phone) -> {
		});
		// The page of the softphone goes to the Asterisk that is left.
		SippTelephone moved = ONE.seat("1022");

		// Whoever is in danger first, by the agent whose talk was lost.
		moved.awaitRinging(Duration.ofSeconds(40));
		assertThat(moved.contact()).contains(contact(IN_DANGER_ON_TWO));
		moved.answer();
		citizen.awaitRinging();
		assertThat(citizen.number()).isEqualTo(IN_DANGER_ON_TWO);
		citizen.answer();
		soon(() -> assertThat(entry(IN_DANGER_ON_TWO)).isEqualTo("ACTIVE"));
		assertThat(first.over()).isFalse();
		assertThat(stays.over()).isFalse();
		assertThat(entry(TALKS_ON_ONE)).isEqualTo("ACTIVE");
		assertThat(entry(WAITS_ON_ONE)).isEqualTo("WAITING");
		soon(() -> assertThat(outcomes()).containsEntry("withheld", "ABANDONED_WAITING"));
		assertThat(this.jdbc.sql("select number from call_back where origin = 'LOST' and state = 'WAITING' order by 1")
			.query(String.class)
			.list()).containsExactly("+86" + TALKS_ON_TWO, "+86" + WAITS_ON_TWO);

		// Whoever calls again has the place of the call-back.
		SippCaller again = ONE.call("12345", WAITS_ON_TWO);
		soon(() -> assertThat(this.jdbc.sql("select state from call_back where number = :number")
			.param("number", "+86" + WAITS_ON_TWO)
			.query(String.class)
			.list()).containsExactly("JOINED"));

		// Whoever talked comes before those who wait.
		citizen.hangUp();
		moved.awaitHungUp();
		moved.awaitRinging(Duration.ofSeconds(20));
		assertThat(moved.contact()).contains(contact(TALKS_ON_TWO));
		moved.answer();
		citizen.awaitRinging();
		assertThat(citizen.number()).isEqualTo(TALKS_ON_TWO);
		citizen.answer();
		soon(() -> assertThat(entry(TALKS_ON_TWO)).isEqualTo("ACTIVE"));
		citizen.hangUp();
		moved.awaitHungUp();
		stays.hangUp();
		again.hangUp();
		first.hangUp();
		this.annas.awaitHungUp();
		soon(() -> assertThat(outcomes().values()).doesNotContain("none"));
		assertThat(outcomes()).containsEntry(TALKS_ON_ONE, "HANDLED")
			.containsEntry(TALKS_ON_TWO, "HANDLED")
			.containsEntry(IN_DANGER_ON_TWO, "HANDLED");
		ONE.awaitEmpty();
		TWO.restart();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.calls.look().silent().isEmpty());
		assertThat(this.calls.liveCalls()).isEmpty();
		assertThat(count("select count(*) from queue_entry where state not in ('DONE', 'ABANDONED', 'WITHDRAWN')"))
			.isZero();
	}

	private Map<String, String> outcomes() {
		return this.jdbc
			.sql("""
					select coalesce(right(phone, 11), 'withheld') as who, string_agg(coalesce(outcome, 'none'), ' ') as outcome
					from contact group by 1""")
			.query((row, index) -> Map.entry(row.getString("who"), row.getString("outcome")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private UUID contact(String number) {
		return this.jdbc.sql("select id from contact where phone = :phone order by received_at limit 1")
			.param("phone", "+86" + number)
			.query(UUID.class)
			.single();
	}

	private String entry(String number) {
		return this.jdbc.sql("""
				select q.state from queue_entry q join contact c on c.id = q.contact
				where c.phone = :phone order by c.received_at limit 1""")
			.param("phone", "+86" + number)
			.query(String.class)
			.optional()
			.orElse("");
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

}

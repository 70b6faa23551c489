package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;
import org.yihaotong.telephony.outbound.CountingOutboundGuard;
import org.yihaotong.telephony.outbound.OutboundCaps;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundGuardTests {

	private static final OutboundCaps CAPS = new OutboundCaps(2, 3, 4, 6, 5, 8);

	private static final PhoneNumber OWNER = new PhoneNumber("+8613900001111");

	private static DriverManagerDataSource database;

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@BeforeAll
	static void tables() {
		database = new DriverManagerDataSource(TestParts.newDatabase(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/telephony").load().migrate();
	}

	@BeforeEach
	void empty() {
		JdbcClient.create(database).sql("truncate outbound_call").update();
	}

	private OutboundGuard guard(DriverManagerDataSource source) {
		return new CountingOutboundGuard(CAPS, JdbcClient.create(source),
				new TransactionTemplate(new DataSourceTransactionManager(source)), this.meters, clock());
	}

	private Clock clock() {
		InstantSource source = this.now::get;
		return source.withZone(ZoneOffset.UTC);
	}

	@Test
	void capsOneNumberByTheHourAndTheDayOverAllNodes() {
		OutboundGuard one = guard(database);
		OutboundGuard two = guard(database);
		assertThat(one.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.ALLOWED);
		assertThat(two.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.ALLOWED);
		assertThat(one.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.NUMBER_HOUR);
		later(Duration.ofMinutes(61));
		assertThat(two.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.ALLOWED);
		assertThat(one.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.NUMBER_DAY);
		later(Duration.ofHours(25));
		assertThat(one.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.ALLOWED);
		assertThat(this.meters.counter("yihaotong.telephony.outbound.refused", "reason", "NUMBER_HOUR").count())
			.isEqualTo(1);
	}

	@Test
	void capsAllNumbersTogether() {
		OutboundGuard guard = guard(database);
		assertThat(IntStream.range(0, 6).mapToObj((index) -> guard.ask(citizen(index), Ground.CITIZEN)).toList())
			.containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED,
					Verdict.ALL_HOUR);
	}

	@Test
	void neverHoldsAnEmergencyBack() {
		OutboundGuard guard = guard(database);
		assertThat(IntStream.range(0, 20).mapToObj((index) -> guard.ask(new PhoneNumber("110"), Ground.EMERGENCY)))
			.containsOnly(Verdict.ALLOWED);
	}

	/** A line's rules send many a day to the same centre. */
	@Test
	void capsCallsToAUtilitysCentreOnlyTogetherWithAllOthers() {
		OutboundGuard guard = guard(database);
		PhoneNumber centre = new PhoneNumber("95598");
		assertThat(IntStream.range(0, 6).mapToObj((index) -> guard.ask(centre, Ground.CENTRE)).toList())
			.containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED,
					Verdict.ALL_HOUR);
		assertThat(guard.ask(new PhoneNumber("+442079460000"), Ground.CENTRE)).isEqualTo(Verdict.NOT_A_CITIZENS);
	}

	/** All agents and flows call the same few departments. */
	@Test
	void capsANumberOfTheDirectoryByItsOwnMeasure() {
		OutboundGuard guard = guard(database);
		PhoneNumber unit = new PhoneNumber("+864732011234");
		assertThat(IntStream.range(0, 5).mapToObj((index) -> guard.ask(unit, Ground.DIRECTORY)).toList())
			.containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.NUMBER_HOUR);
		later(Duration.ofMinutes(61));
		assertThat(IntStream.range(0, 3).mapToObj((index) -> guard.ask(unit, Ground.DIRECTORY)).toList())
			.containsExactly(Verdict.ALLOWED, Verdict.ALLOWED, Verdict.NUMBER_DAY);
	}

	@Test
	void callsNobodyAbroadAndNoShortNumberThatIsNotInTheDirectory() {
		OutboundGuard guard = guard(database);
		assertThat(guard.ask(new PhoneNumber("+442079460000"), Ground.CITIZEN)).isEqualTo(Verdict.NOT_A_CITIZENS);
		assertThat(guard.ask(new PhoneNumber("95588"), Ground.CITIZEN)).isEqualTo(Verdict.NOT_A_CITIZENS);
		assertThat(guard.ask(new PhoneNumber("95588"), Ground.EMERGENCY)).isEqualTo(Verdict.NOT_A_CITIZENS);
		assertThat(guard.ask(new PhoneNumber("95588"), Ground.DIRECTORY)).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	void keepsTheCapsOnItsOwnWhileTheDatabaseIsAway() {
		OutboundGuard guard = guard(new DriverManagerDataSource(
				"jdbc:postgresql://127.0.0.1:" + TestParts.freePort() + "/away", "postgres", "postgres"));
		assertThat(guard.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.ALLOWED);
		assertThat(guard.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.ALLOWED);
		assertThat(guard.ask(OWNER, Ground.CITIZEN)).isEqualTo(Verdict.NUMBER_HOUR);
	}

	private void later(Duration time) {
		this.now.updateAndGet((at) -> at.plus(time));
	}

	private static PhoneNumber citizen(int index) {
		return new PhoneNumber("+861390000222" + index);
	}

}

package org.yihaotong.telephony.softphone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.SoftphoneAccounts.SoftphoneAccount;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.TestParts;
import org.yihaotong.testing.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Telephones at a real Asterisk, with passwords out of a real PostgreSQL.
 */
class SoftphonePasswordTests {

	private static final StaffId ANNA = new StaffId(1);

	private static final StaffId BAO = new StaffId(2);

	private static final Seat SEAT = new Seat("1001");

	private static final Seat OTHER = new Seat("1002");

	/** Of a telephone on a desk, which has a password of its own. */
	private static final Seat DESK = new Seat("1021");

	private static final Duration LIFE = Duration.ofHours(12);

	private static final Path SPEECH = Path.of("nlp-models/speech/calls/alaw/call01.wav");

	private static DriverManagerDataSource database;

	private static AsteriskPart asterisk;

	private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-29T08:00:00Z"));

	private final List<Server> servers = new ArrayList<>();

	private Server server;

	@BeforeAll
	static void parts() {
		database = new DriverManagerDataSource(TestParts.newDatabase(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/telephony").load().migrate();
		asterisk = AsteriskPart.start();
	}

	@AfterAll
	static void stop() {
		asterisk.close();
	}

	@BeforeEach
	void start() {
		JdbcClient.create(database).sql("truncate softphone_password").update();
		this.server = new Server(asterisk).connected();
	}

	@AfterEach
	void serversGone() {
		this.servers.forEach(Server::kill);
		asterisk.closePhones();
	}

	/** What a server has to do with softphones, at one Asterisk or several. */
	private final class Server implements AmiClient.Listener {

		private final List<AmiClient> lines;

		private final IssuedAccounts accounts;

		Server(AsteriskPart... parts) {
			this.lines = Stream.of(parts)
				.map((part) -> new AmiClient(
						new AmiClient.Settings("127.0.0.1", part.amiPort(), "yihaotong", AsteriskPart.secret()), this))
				.toList();
			this.accounts = new IssuedAccounts(new IssuedAccounts.Settings(AsteriskPart.secret(), "127.0.0.1", LIFE),
					(seat) -> "ws://127.0.0.1/ws", JdbcClient.create(database),
					new TransactionTemplate(new DataSourceTransactionManager(database)),
					this.lines.stream().<PasswordBook>map(ManagerPasswords::new).toList(), Runnable::run,
					SoftphonePasswordTests.this.clock);
			SoftphonePasswordTests.this.servers.add(this);
			this.lines.forEach(AmiClient::start);
		}

		Server connected() {
			this.lines.forEach((line) -> Awaitility.await("the manager").until(line::connected));
			this.accounts.compare();
			return this;
		}

		String issue(Seat seat, StaffId agent) {
			SoftphoneAccount account = this.accounts.issue(seat, agent);
			this.accounts.tell(seat);
			return account.password();
		}

		void kill() {
			this.lines.forEach(AmiClient::close);
		}

		@Override
		public void onConnected() {
			this.accounts.connected(new CallEvent.AsteriskConnected(SoftphonePasswordTests.this.clock.instant()));
		}

		@Override
		public void onEvent(ManagerEvent event) {
		}

		@Override
		public boolean delivers() {
			return true;
		}

	}

	private static void registers(Seat seat, String password) {
		assertThat(asterisk.registers(seat.value(), password)).as("registers").isTrue();
	}

	/** Again and again. */
	private static void isRefused(Seat seat, String password) {
		for (int attempt = 0; attempt < 3; attempt++) {
			assertThat(asterisk.registers(seat.value(), password)).as("registers").isFalse();
		}
	}

	@Test
	void letsInByTheIssuedPasswordAndByNoOther() {
		isRefused(SEAT, "whatever");
		String password = this.server.issue(SEAT, ANNA);
		registers(SEAT, password);
		isRefused(SEAT, "whatever");
		isRefused(OTHER, password);
	}

	@Test
	void theNextPasswordComesAfterHalfOfTheTimeAndTheOldOneCountsToItsEnd() {
		SoftphoneAccount first = this.server.accounts.issue(SEAT, ANNA);
		assertThat(first.expiresAt()).isEqualTo(this.clock.instant().plus(LIFE));
		assertThat(first.renewInSeconds()).isEqualTo(LIFE.toSeconds() / 2);
		this.clock.pass(Duration.ofHours(5));
		assertThat(this.server.issue(SEAT, ANNA)).isEqualTo(first.password());
		this.clock.pass(Duration.ofHours(1));
		String second = this.server.issue(SEAT, ANNA);
		assertThat(second).isNotEqualTo(first.password());
		registers(SEAT, first.password());
		registers(SEAT, second);
		this.clock.pass(Duration.ofHours(6));
		this.server.accounts.endExpired();
		isRefused(SEAT, first.password());
		registers(SEAT, second);
		this.clock.pass(Duration.ofHours(6));
		this.server.accounts.endExpired();
		isRefused(SEAT, second);
	}

	@Test
	void whoeverTakesTheSeatEndsWhatTheOtherHadThere() {
		String annas = this.server.issue(SEAT, ANNA);
		registers(SEAT, annas);
		String baos = this.server.issue(SEAT, BAO);
		isRefused(SEAT, annas);
		registers(SEAT, baos);
		isRefused(SEAT, annas);
	}

	@Test
	void endsWithTheShiftAndWithTheSeat() {
		String first = this.server.issue(SEAT, ANNA);
		this.server.accounts.keepOnly(ANNA, Optional.of(SEAT));
		registers(SEAT, first);
		this.server.accounts.keepOnly(ANNA, Optional.of(OTHER));
		isRefused(SEAT, first);
		String second = this.server.issue(OTHER, ANNA);
		registers(OTHER, second);
		this.server.accounts.keepOnly(ANNA, Optional.empty());
		isRefused(OTHER, second);
		String third = this.server.issue(OTHER, ANNA);
		assertThat(third).isNotEqualTo(second);
		registers(OTHER, third);
	}

	/** As a rolled back sign-out must not lock anybody out. */
	@Test
	void nothingIsToldThatWasNotCommitted() {
		String password = this.server.issue(SEAT, ANNA);
		new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult((status) -> {
			this.server.accounts.keepOnly(ANNA, Optional.empty());
			status.setRollbackOnly();
		});
		registers(SEAT, password);
		new TransactionTemplate(new DataSourceTransactionManager(database))
			.executeWithoutResult((status) -> this.server.accounts.keepOnly(ANNA, Optional.empty()));
		isRefused(SEAT, password);
	}

	@Test
	void withoutAServerAPasswordOutlivesARestartOfAsteriskAndItsOwnEnd() {
		String password = this.server.issue(SEAT, ANNA);
		this.server.kill();
		asterisk.restart();
		registers(SEAT, password);
		isRefused(SEAT, "whatever");
		this.clock.pass(LIFE.plusHours(1));
		registers(SEAT, password);
		Server next = new Server(asterisk).connected();
		next.accounts.endExpired();
		isRefused(SEAT, password);
		registers(SEAT, next.issue(SEAT, ANNA));
	}

	@Test
	void aServerThatIsBackKnowsWhatItHadIssued() {
		String password = this.server.issue(SEAT, ANNA);
		this.server.kill();
		Server next = new Server(asterisk).connected();
		registers(SEAT, password);
		assertThat(next.issue(SEAT, ANNA)).isEqualTo(password);
	}

	@Test
	void whatEndedWhileAsteriskWasAwayEndsWhenItIsBack() {
		String password = this.server.issue(SEAT, ANNA);
		asterisk.stop();
		try {
			this.server.accounts.keepOnly(ANNA, Optional.empty());
			assertThatExceptionOfType(AsteriskAway.class).isThrownBy(() -> this.server.issue(OTHER, BAO));
		}
		finally {
			asterisk.resume();
		}
		this.server.connected();
		isRefused(SEAT, password);
		registers(OTHER, this.server.issue(OTHER, BAO));
	}

	@Test
	void everyAsteriskGoesByTheSamePasswordsAlsoOneThatComesLate() {
		String early = this.server.issue(SEAT, ANNA);
		try (AsteriskPart second = AsteriskPart.start()) {
			Server both = new Server(asterisk, second).connected();
			assertThat(second.registers(SEAT.value(), early)).isTrue();
			String late = both.issue(OTHER, BAO);
			assertThat(second.registers(OTHER.value(), late)).isTrue();
			registers(OTHER, late);
			both.accounts.keepOnly(ANNA, Optional.empty());
			assertThat(second.registers(SEAT.value(), early)).isFalse();
			isRefused(SEAT, early);
		}
	}

	@Test
	void aTalkAndItsRequestsAreNotDisturbedByRenewalAndEnd() {
		String first = this.server.issue(DESK, ANNA);
		SippTelephone telephone = asterisk.seat(DESK.value(), first);
		OriginateAction call = new OriginateAction();
		call.setChannel("PJSIP/seat-" + DESK);
		call.setApplication("Echo");
		call.setAsync(true);
		this.server.lines.getFirst().send(call);
		telephone.awaitRinging().answer();
		hearsItself(telephone);
		this.clock.pass(Duration.ofHours(7));
		String second = this.server.issue(DESK, ANNA);
		hearsItself(telephone);
		this.server.accounts.keepOnly(ANNA, Optional.empty());
		isRefused(DESK, first);
		isRefused(DESK, second);
		hearsItself(telephone);
		telephone.hangUp();
		assertThat(telephone.how()).contains("left");
		asterisk.awaitEmpty();
	}

	private static void hearsItself(SippTelephone telephone) {
		telephone.heard().forget();
		telephone.say(SPEECH);
		telephone.awaitSound();
	}

	@Test
	void aTelephoneOnADeskHasItsOwnPasswordWhenNobodySignedInThere() {
		String own = asterisk.password(DESK.value());
		registers(DESK, own);
		String issued = this.server.issue(DESK, ANNA);
		isRefused(DESK, own);
		registers(DESK, issued);
		this.server.accounts.keepOnly(ANNA, Optional.empty());
		isRefused(DESK, issued);
		registers(DESK, own);
	}

	@Test
	void noPasswordAndNoDigestStandsInALog() {
		SoftphoneAccount account = this.server.accounts.issue(SEAT, ANNA);
		this.server.accounts.tell(SEAT);
		registers(SEAT, account.password());
		isRefused(SEAT, "whatever");
		String digest = new ManagerPasswords(this.server.lines.getFirst()).read()
			.getOrDefault(SEAT, SeatDigests.NONE)
			.present()
			.orElseThrow();
		assertThat(account.toString()).doesNotContain(account.password());
		assertThat(logs()).isNotEmpty()
			.allSatisfy((log) -> assertThat(text(log)).doesNotContain(account.password()).doesNotContain(digest));
	}

	private static List<Path> logs() {
		try (Stream<Path> files = Files.walk(asterisk.asterisk().instance().resolve("log"))) {
			return files.filter(Files::isRegularFile).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

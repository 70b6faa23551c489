package org.yihaotong.telephony.softphone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.AfterCommit;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.SoftphoneAccounts;

/**
 * Issues passwords that PostgreSQL knows and Asterisk goes by.
 */
public class IssuedAccounts implements SoftphoneAccounts {

	private final Settings settings;

	private final Function<Seat, String> webSocketUrl;

	private final SeatPasswords passwords;

	private final TransactionTemplate transaction;

	private final DerivedPasswords derived;

	private final PasswordPublisher publisher;

	private final Executor executor;

	private final Clock clock;

	/**
	 * Makes accounts.
	 * @param settings what softphones are told
	 * @param webSocketUrl where a softphone shall register
	 * @param jdbc the database
	 * @param transaction its transactions
	 * @param books one for each Asterisk
	 * @param executor runs what nobody waits for
	 * @param clock the time
	 */
	public IssuedAccounts(Settings settings, Function<Seat, String> webSocketUrl, JdbcClient jdbc,
			TransactionTemplate transaction, List<PasswordBook> books, Executor executor, Clock clock) {
		this.settings = settings;
		this.webSocketUrl = webSocketUrl;
		this.passwords = new SeatPasswords(jdbc);
		this.transaction = transaction;
		this.derived = new DerivedPasswords(settings.secret());
		this.publisher = new PasswordPublisher(this.passwords, this.derived, books, clock);
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * What softphones are told.
	 *
	 * @param secret from which passwords are made
	 * @param host domain of their addresses
	 * @param life how long a password is good
	 */
	public record Settings(String secret, String host, Duration life) {

		@Override
		public String toString() {
			return this.host;
		}

	}

	@Override
	public SoftphoneAccount issue(Seat seat, StaffId agent) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		SeatPassword good = Objects.requireNonNull(this.transaction.execute((status) -> {
			this.passwords.lock(seat);
			this.passwords.endOthers(agent, Optional.of(seat)).forEach(this::publishOnceStored);
			return this.passwords.at(seat, now)
				.stream()
				.findFirst()
				.filter((newest) -> now.isBefore(renewal(newest)))
				.orElseGet(() -> this.passwords.add(seat, agent, now, now.plus(this.settings.life())));
		}));
		return account(good, now);
	}

	private Instant renewal(SeatPassword issued) {
		return issued.expiresAt().minus(this.settings.life().dividedBy(2));
	}

	private SoftphoneAccount account(SeatPassword issued, Instant now) {
		String user = DerivedPasswords.user(issued.seat());
		long renewal = Math.max(1, Duration.between(now, renewal(issued)).toSeconds());
		return new SoftphoneAccount("sip:" + user + "@" + this.settings.host(), this.webSocketUrl.apply(issued.seat()),
				user, this.derived.password(issued), issued.expiresAt(), renewal);
	}

	@Override
	public void tell(Seat seat) {
		this.publisher.publish(seat);
	}

	@Override
	public void keepOnly(StaffId agent, Optional<Seat> seat) {
		this.passwords.endOthers(agent, seat).forEach(this::publishOnceStored);
	}

	private void publishOnceStored(Seat seat) {
		AfterCommit.run(() -> this.executor.execute(() -> this.publisher.publishEnded(List.of(seat))));
	}

	/** Ends what has run out. */
	@Scheduled(fixedDelayString = "PT15S")
	public void endExpired() {
		this.publisher.publishEnded(this.passwords.endExpired(this.clock.instant()));
	}

	/**
	 * Puts right what an Asterisk that was away has missed, and what two nodes that wrote
	 * at once have left.
	 */
	@Scheduled(fixedDelayString = "PT5M")
	public void compare() {
		this.publisher.compare();
	}

	/** An Asterisk answers again. */
	@EventListener
	public void connected(CallEvent.AsteriskConnected event) {
		this.executor.execute(this.publisher::compare);
	}

}

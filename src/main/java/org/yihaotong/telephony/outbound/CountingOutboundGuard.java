package org.yihaotong.telephony.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.OutboundGuard;

/**
 * Lets calls pass as the caps allow; refusals raise an alarm: a warning in the log and
 * the counter {@code yihaotong.telephony.outbound.refused}.
 */
public final class CountingOutboundGuard implements OutboundGuard {

	private static final Logger LOG = LoggerFactory.getLogger(CountingOutboundGuard.class);

	/** The only country that is called: calls abroad are what toll fraud lives of. */
	private static final String HOME = "+86";

	private static final Set<String> EMERGENCY = Set.of("110", "119", "120", "122");

	private static final long DATABASE_MILLIS = 1_000;

	private final OutboundCaps caps;

	private final Optional<OutboundCounts> stored;

	private final OutboundCounts local = new LocalOutboundCounts();

	private final @Nullable MeterRegistry meters;

	private final Clock clock;

	/**
	 * Makes a guard.
	 * @param caps how many calls
	 * @param jdbc the database; null: counts in this process only
	 * @param transaction its transactions
	 * @param meters where refusals are counted
	 * @param clock the time
	 */
	public CountingOutboundGuard(OutboundCaps caps, @Nullable JdbcClient jdbc,
			@Nullable TransactionTemplate transaction, @Nullable MeterRegistry meters, Clock clock) {
		this.caps = caps;
		this.stored = (jdbc != null && transaction != null) ? Optional.of(new StoredOutboundCounts(jdbc, transaction))
				: Optional.empty();
		this.meters = meters;
		this.clock = clock;
	}

	@Override
	public Verdict ask(PhoneNumber callee, Ground ground) {
		Verdict verdict = covered(callee, ground) ? count(callee, ground) : Verdict.NOT_A_CITIZENS;
		if (verdict != Verdict.ALLOWED) {
			LOG.warn("ALARM: a call to {} as {} was refused: {}", callee.masked(), ground, verdict);
			if (this.meters != null) {
				this.meters.counter("yihaotong.telephony.outbound.refused", "reason", verdict.name()).increment();
			}
		}
		return verdict;
	}

	private static boolean covered(PhoneNumber callee, Ground ground) {
		return switch (ground) {
			case EMERGENCY -> EMERGENCY.contains(callee.value());
			case CITIZEN -> callee.value().startsWith(HOME);
			// Short numbers of the city (12345's neighbours) stand in the directory.
			case DIRECTORY, CENTRE -> callee.value().startsWith(HOME) || !callee.value().startsWith("+");
		};
	}

	private Verdict count(PhoneNumber callee, Ground ground) {
		Instant at = this.clock.instant();
		return this.stored.flatMap((counts) -> bounded(() -> counts.count(callee, ground, this.caps, at)))
			.orElseGet(() -> this.local.count(callee, ground, this.caps, at));
	}

	/** A database that does not answer must not hold a call up. */
	private static Optional<Verdict> bounded(Callable<Verdict> counting) {
		FutureTask<Verdict> counted = new FutureTask<>(counting);
		Thread.ofVirtual().name("outbound-count").start(counted);
		try {
			return Optional.of(counted.get(DATABASE_MILLIS, TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException | ExecutionException ex) {
			LOG.warn("Calls are counted in this process only: {}", ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Optional.empty();
	}

}

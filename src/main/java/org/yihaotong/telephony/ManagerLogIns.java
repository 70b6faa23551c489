package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.core.instrument.MeterRegistry;
import org.asteriskjava.manager.event.ChallengeResponseFailedEvent;
import org.asteriskjava.manager.event.FailedACLEvent;
import org.asteriskjava.manager.event.InvalidAccountId;
import org.asteriskjava.manager.event.InvalidPasswordEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts log-ins at Asterisk's manager that were refused, and raises an alarm when
 * somebody seems to try passwords. Asterisk itself bars nobody for that: the addresses in
 * its log are for the ban list of the host.
 */
final class ManagerLogIns {

	private static final Logger LOG = LoggerFactory.getLogger(ManagerLogIns.class);

	/** A mistyped password is tried two or three times, by a person. */
	private static final int ALARMING = 5;

	private static final Duration WITHIN = Duration.ofMinutes(1);

	private final @Nullable MeterRegistry meters;

	private final Clock clock;

	/** The last few. */
	private final Deque<Instant> last = new ArrayDeque<>();

	/** Each Asterisk has a thread that brings its events. */
	private final ReentrantLock turn = new ReentrantLock();

	ManagerLogIns(@Nullable MeterRegistry meters, Clock clock) {
		this.meters = meters;
		this.clock = clock;
	}

	/** Why one was refused. */
	enum Why {

		PASSWORD, ACCOUNT, ADDRESS

	}

	/**
	 * A log-in that was refused.
	 *
	 * @param why why
	 * @param address where it came from, in Asterisk's words
	 */
	private record Refused(Why why, @Nullable String address) {
	}

	/**
	 * Takes an event; does nothing with those that are of another kind.
	 * @param asterisk whose
	 * @param event the event
	 * @return whether it was a refused log-in
	 */
	boolean take(String asterisk, ManagerEvent event) {
		Optional<Refused> refused = refused(event);
		refused.ifPresent((found) -> {
			if (this.meters != null) {
				this.meters
					.counter("yihaotong.telephony.manager.refused", "asterisk", asterisk, "reason", found.why().name())
					.increment();
			}
			tell(asterisk, found);
		});
		return refused.isPresent();
	}

	private static Optional<Refused> refused(ManagerEvent event) {
		return switch (event) {
			case InvalidPasswordEvent wrong -> Optional.of(new Refused(Why.PASSWORD, wrong.getRemoteAddress()));
			case ChallengeResponseFailedEvent wrong -> Optional.of(new Refused(Why.PASSWORD, wrong.getRemoteAddress()));
			case InvalidAccountId unknown -> Optional.of(new Refused(Why.ACCOUNT, unknown.getRemoteAddress()));
			case FailedACLEvent stranger -> Optional.of(new Refused(Why.ADDRESS, stranger.getRemoteAddress()));
			default -> Optional.empty();
		};
	}

	private void tell(String asterisk, Refused refused) {
		String address = String.valueOf(refused.address()).replaceAll("[^0-9A-Za-z./:-]", "?");
		if (alarming()) {
			LOG.warn(
					"ALARM: {} log-ins at the manager of Asterisk {} were refused within {} s, the last one from {}: {}",
					ALARMING, asterisk, WITHIN.toSeconds(), address, refused.why());
		}
		else {
			LOG.warn("A log-in at the manager of Asterisk {} from {} was refused: {}", asterisk, address,
					refused.why());
		}
	}

	/** Said once for so many, not for each further one. */
	private boolean alarming() {
		Instant now = this.clock.instant();
		this.turn.lock();
		try {
			this.last.addLast(now);
			this.last.removeIf((at) -> at.isBefore(now.minus(WITHIN)));
			boolean many = this.last.size() >= ALARMING;
			if (many) {
				this.last.clear();
			}
			return many;
		}
		finally {
			this.turn.unlock();
		}
	}

}

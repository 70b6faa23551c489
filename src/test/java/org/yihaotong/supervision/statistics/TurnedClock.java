package org.yihaotong.supervision.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test turns.
 */
final class TurnedClock extends Clock {

	private final AtomicReference<Instant> now;

	private final ZoneId zone;

	TurnedClock(Instant start, ZoneId zone) {
		this(new AtomicReference<>(start), zone);
	}

	private TurnedClock(AtomicReference<Instant> now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	void turnTo(Instant instant) {
		this.now.set(instant);
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId other) {
		return new TurnedClock(this.now, other);
	}

	@Override
	public Instant instant() {
		return Objects.requireNonNull(this.now.get());
	}

}

package org.yihaotong.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that a test turns.
 */
public final class VirtualClock extends Clock {

	private final ZoneId zone;

	private volatile Instant now;

	public VirtualClock(Instant now) {
		this(now, ZoneOffset.UTC);
	}

	public VirtualClock(Instant now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	public void set(Instant to) {
		if (to.isBefore(this.now)) {
			throw new IllegalArgumentException("Time does not run backwards");
		}
		this.now = to;
	}

	public void pass(Duration time) {
		set(this.now.plus(time));
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}

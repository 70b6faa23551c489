package org.yihaotong.speech;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much longer than usual one utterance may take because of the recogniser. What the
 * opening took is gone; what is left is the bound for everything after it. Not shared
 * between utterances.
 */
final class Patience {

	/** Opening takes milliseconds: whoever has waited half of it for that gets keys. */
	private static final int OPENING_SHARE = 2;

	private final long whole;

	private final LongSupplier nanoTime;

	private final long began;

	private volatile long left;

	Patience(Duration whole) {
		this(whole, System::nanoTime);
	}

	Patience(Duration whole, LongSupplier nanoTime) {
		this.whole = whole.toNanos();
		this.left = this.whole;
		this.nanoTime = nanoTime;
		this.began = nanoTime.getAsLong();
	}

	Duration forOpening() {
		return Duration.ofNanos(this.whole / OPENING_SHARE);
	}

	void opened() {
		this.left = Math.max(0, this.whole - (this.nanoTime.getAsLong() - this.began));
	}

	boolean exceededSince(long nanos) {
		return this.nanoTime.getAsLong() - nanos > this.left;
	}

	/** Nothing more is waited for. */
	void lose() {
		this.left = 0;
	}

	Duration left(Duration wanted) {
		return Duration.ofNanos(Math.min(this.left, wanted.toNanos()));
	}

}

package org.yihaotong.telephony;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries what is vital twice a second, each on a thread of its own, so that one that hangs
 * shows as dead and delays nothing.
 */
class Vitals implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

	private static final Duration EVERY = Duration.ofMillis(500);

	/** Between two good checks, an unhurried one included. */
	private static final Duration LIMIT = Duration.ofMillis(1500);

	private final Supplier<List<Vital>> vitals;

	private volatile List<Watch> watches = List.of();

	private volatile Runnable resumed = () -> {
	};

	private final CountDownLatch closed = new CountDownLatch(1);

	/**
	 * Remembers what to try.
	 * @param vitals asked for when it starts
	 */
	Vitals(Supplier<List<Vital>> vitals) {
		this.vitals = vitals;
	}

	/**
	 * Begins to try.
	 * @param resumed is told each time that all is well after it was not, also the first
	 * time; must not wait
	 */
	void start(Runnable resumed) {
		this.resumed = resumed;
		this.watches = this.vitals.get().stream().map(Watch::new).toList();
		this.watches.forEach((watch) -> Thread.ofVirtual().name("vital-" + watch.vital.name()).start(watch::run));
	}

	/**
	 * Tells whether all is well; costs nothing.
	 * @return false while something fails or hangs
	 */
	boolean good() {
		return this.watches.stream().allMatch(Watch::good);
	}

	/** One at a time: of two that succeed at once the last one has made all well. */
	private synchronized boolean allIsWellAgain(Watch succeeded) {
		boolean wasGood = good();
		succeeded.lastGood = System.nanoTime();
		return !wasGood && good();
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

	private final class Watch {

		private final Vital vital;

		private volatile long lastGood = System.nanoTime() - LIMIT.toNanos();

		private boolean told;

		Watch(Vital vital) {
			this.vital = vital;
		}

		boolean good() {
			return System.nanoTime() - this.lastGood < LIMIT.toNanos();
		}

		void run() {
			do {
				attempt();
			}
			while (!closedWithin());
		}

		private void attempt() {
			try {
				this.vital.check();
				if (allIsWellAgain(this)) {
					Vitals.this.resumed.run();
				}
				if (this.told) {
					LOG.info("{} is back", this.vital.name());
				}
				this.told = false;
			}
			catch (RuntimeException ex) {
				if (!this.told) {
					LOG.warn("Callers cannot be delivered: {} is away: {}", this.vital.name(), ex.toString());
				}
				this.told = true;
			}
		}

		private boolean closedWithin() {
			try {
				return Vitals.this.closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return true;
			}
		}

	}

}

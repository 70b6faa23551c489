package org.yihaotong.local.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The time that simulated people take; ends at once when the city stops.
 */
final class Pace {

	private final CountDownLatch stop = new CountDownLatch(1);

	private final RandomGenerator random;

	Pace(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * Waits between a least and a most time.
	 * @param least in seconds
	 * @param most in seconds
	 * @return whether the city still lives
	 */
	boolean pause(double least, double most) throws InterruptedException {
		return !this.stop.await((long) (1000 * this.random.nextDouble(least, most)), TimeUnit.MILLISECONDS);
	}

	/**
	 * Waits until the next of events that come independently of each other.
	 * @param perMinute how many come in a minute
	 * @return whether the city still lives
	 */
	boolean untilNext(int perMinute) throws InterruptedException {
		return !this.stop.await((long) (60_000 * this.random.nextExponential() / perMinute), TimeUnit.MILLISECONDS);
	}

	void stop() {
		this.stop.countDown();
	}

}

package org.yihaotong.routing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.jdbc.core.RowMapper;

/**
 * Keeps a long look from taking a processor for itself, which offers would have to wait
 * for: after every few hundred steps it rests for {@value #REST} times as long as they
 * took. For one thread and one look.
 */
final class Pace {

	/** A short look never rests. */
	private static final int STEPS = 250;

	private static final int REST = 3;

	private static final Duration LONGEST = Duration.ofMillis(25);

	private long began = System.nanoTime();

	private int steps;

	/** Something small was done. */
	void step() {
		if (++this.steps == STEPS) {
			rest();
		}
	}

	/**
	 * Something was done at once.
	 * @param size how many small things it was
	 */
	void steps(int size) {
		this.steps += size;
		if (this.steps >= STEPS) {
			rest();
		}
	}

	/**
	 * Counts each row as a step.
	 * @param mapper what is done with a row
	 * @return the same, at this pace
	 */
	<T> RowMapper<T> of(RowMapper<T> mapper) {
		return (row, index) -> {
			step();
			return mapper.mapRow(row, index);
		};
	}

	private void rest() {
		LockSupport.parkNanos(Math.min(REST * (System.nanoTime() - this.began), LONGEST.toNanos()));
		this.steps = 0;
		this.began = System.nanoTime();
	}

}

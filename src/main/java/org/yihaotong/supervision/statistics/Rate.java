package org.yihaotong.supervision.statistics;

import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * What is divided, each with a denominator of its own. Nothing of nothing is no rate.
 */
public enum Rate {

	/**
	 * Service level: answered within the limit, of those who were answered or left, the
	 * short abandoned ones left out (as contact centres agree it; limit and threshold are
	 * settings).
	 */
	SERVICE_LEVEL((tally) -> tally.get(Figure.ANSWERED_WITHIN),
			(tally) -> tally.get(Figure.ANSWERED) + tally.get(Figure.ABANDONED) - tally.get(Figure.SHORT_ABANDONED)),

	/** GB/T 33358-2016, as reported: answered within 15 s, of the answered. */
	SOON_RATE((tally) -> tally.get(Figure.ANSWERED_SOON), (tally) -> tally.get(Figure.ANSWERED)),

	/**
	 * GB/T 33358-2016, as reported: answered, of all who were answered or left, the short
	 * abandoned ones included; 95 % over any 24 hours is asked for.
	 */
	CONNECTION_RATE((tally) -> tally.get(Figure.ANSWERED),
			(tally) -> tally.get(Figure.ANSWERED) + tally.get(Figure.ABANDONED)),

	/** Left before an answer, of all who were answered or left. */
	ABANDONED_RATE((tally) -> tally.get(Figure.ABANDONED),
			(tally) -> tally.get(Figure.ANSWERED) + tally.get(Figure.ABANDONED)),

	/** Average speed of answer: how long an answered one had waited, in the mean. */
	AVERAGE_ANSWER_MILLIS((tally) -> tally.get(Figure.WAIT_MILLIS), (tally) -> tally.get(Figure.ANSWERED)),

	/** How long everybody who was answered or left had waited, in the mean. */
	AVERAGE_WAIT_MILLIS((tally) -> tally.get(Figure.WAIT_MILLIS) + tally.get(Figure.ABANDONED_WAIT_MILLIS),
			(tally) -> tally.get(Figure.ANSWERED) + tally.get(Figure.ABANDONED)),

	/** Talk or work, of each piece that an agent finished. */
	AVERAGE_WORK_MILLIS((tally) -> tally.get(Figure.WORK_MILLIS), (tally) -> tally.get(Figure.HANDLED)),

	/** Wrap-up, of each piece that an agent finished. */
	AVERAGE_WRAP_UP_MILLIS((tally) -> tally.get(Figure.WRAP_UP_MILLIS), (tally) -> tally.get(Figure.HANDLED)),

	/** Handling time: talk or work and wrap-up, of each piece that an agent finished. */
	AVERAGE_HANDLING_MILLIS((tally) -> tally.get(Figure.WORK_MILLIS) + tally.get(Figure.WRAP_UP_MILLIS),
			(tally) -> tally.get(Figure.HANDLED)),

	/** Pieces of work that were passed on, of those that were finished. */
	TRANSFER_RATE((tally) -> tally.get(Figure.TRANSFERS), (tally) -> tally.get(Figure.HANDLED)),

	/** Contacts that self-service dealt with, of those that came in. */
	SELF_SERVED_RATE((tally) -> tally.get(Figure.SELF_SERVED), (tally) -> tally.get(Figure.RECEIVED));

	private final ToLongFunction<Tally> part;

	private final ToLongFunction<Tally> whole;

	Rate(ToLongFunction<Tally> part, ToLongFunction<Tally> whole) {
		this.part = part;
		this.whole = whole;
	}

	/**
	 * Divides.
	 * @param tally the figures
	 * @return a share, or milliseconds; null if there is nothing to divide by
	 */
	public @Nullable Double of(Tally tally) {
		return quotient(this.part.applyAsLong(tally), this.whole.applyAsLong(tally));
	}

	static @Nullable Double quotient(long part, long whole) {
		return (whole > 0) ? (double) part / whole : null;
	}

	/**
	 * Returns the name in answers and files.
	 * @return {@code serviceLevel}
	 */
	public String key() {
		return Figure.Names.camel(name());
	}

}

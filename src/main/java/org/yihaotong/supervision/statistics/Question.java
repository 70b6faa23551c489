package org.yihaotong.supervision.statistics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.Channel;

/**
 * What is asked of the log.
 *
 * @param from the beginning
 * @param to the end, itself not included
 * @param zone whose clock and calendar the intervals follow
 * @param bucket the intervals
 * @param by what is kept apart, two at most
 * @param channel one channel only
 */
public record Question(Instant from, Instant to, ZoneId zone, Bucket bucket, List<Dimension> by,
		Optional<Channel> channel) {

	/** More would not be a table any more. */
	public static final int MOST_DIMENSIONS = 2;

	public Question {
		by = List.copyOf(by);
		if (by.size() > MOST_DIMENSIONS || by.stream().distinct().count() < by.size()) {
			throw new IllegalArgumentException("Not kept apart by " + by);
		}
		if (from.isAfter(to)) {
			throw new IllegalArgumentException(from + " is after " + to);
		}
	}

	/**
	 * Asks for the interval as a whole.
	 * @return the same without intervals and groups
	 */
	public Question total() {
		return new Question(this.from, this.to, this.zone, Bucket.WHOLE, List.of(), this.channel);
	}

	/**
	 * Lists the intervals, cut off where the question begins and ends.
	 * @return in their order; one if the question is for all at once
	 */
	public List<Span> spans() {
		if (this.bucket == Bucket.WHOLE) {
			return List.of(new Span(Optional.empty(), this.from, this.to));
		}
		List<Span> spans = new ArrayList<>();
		ZonedDateTime start = this.bucket.start(this.from.atZone(this.zone));
		while (start.toInstant().isBefore(this.to)) {
			ZonedDateTime next = this.bucket.next(start);
			spans.add(new Span(Optional.of(start.toInstant()), latest(start.toInstant(), this.from),
					earliest(next.toInstant(), this.to)));
			start = next;
		}
		return List.copyOf(spans);
	}

	private static Instant latest(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static Instant earliest(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	/**
	 * An interval.
	 *
	 * @param start when it begins by the calendar; empty for all at once
	 * @param from from when on it was asked for
	 * @param to until when it was asked for
	 */
	public record Span(Optional<Instant> start, Instant from, Instant to) {
	}

}

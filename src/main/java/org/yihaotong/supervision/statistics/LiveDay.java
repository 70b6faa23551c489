package org.yihaotong.supervision.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.Channel;

/**
 * The figures of the day so far, by the SQL of the reports. What happened in half hours
 * that are over is counted once a minute and kept; only the present one is counted each
 * time, so that the cost does not grow with the day.
 */
@Component
public class LiveDay {

	/** A change may become known a little after it happened. */
	private static final Duration SETTLED = Duration.ofMinutes(1);

	private static final List<Dimension> BY = List.of(Dimension.CHANNEL, Dimension.LINE);

	private final EventLog log;

	private final Clock clock;

	private final ReentrantLock turn = new ReentrantLock();

	private @Nullable Counted earlier;

	public LiveDay(EventLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	/**
	 * Counts what has happened since the city's midnight.
	 * @return the figures by channel and line
	 */
	public Map<Group, Tally> now() {
		Instant now = this.clock.instant();
		Instant midnight = Bucket.DAY.start(now.atZone(this.clock.getZone())).toInstant();
		ZonedDateTime settled = now.minus(SETTLED).atZone(this.clock.getZone());
		Instant border = latest(midnight, Bucket.HALF_HOUR.start(settled).toInstant());
		Map<Group, Tally> day = new TreeMap<>(earlier(midnight, border, now).groups());
		// What happened at this very instant belongs to the day so far.
		count(border, now.plusNanos(1_000)).forEach((group, tally) -> day.merge(group, tally, Tally::plus));
		return day;
	}

	private Counted earlier(Instant midnight, Instant border, Instant now) {
		this.turn.lock();
		try {
			Counted known = this.earlier;
			if (known == null || !known.covers(midnight, border) || !now.isBefore(known.at().plus(SETTLED))) {
				known = new Counted(midnight, border, now, count(midnight, border));
				this.earlier = known;
			}
			return known;
		}
		finally {
			this.turn.unlock();
		}
	}

	private Map<Group, Tally> count(Instant from, Instant to) {
		Map<Group, Tally> groups = new TreeMap<>();
		if (from.isBefore(to)) {
			Question question = new Question(from, to, this.clock.getZone(), Bucket.WHOLE, BY, Optional.empty());
			for (FigureRow row : this.log.figures(question)) {
				row.keys()
					.getFirst()
					.ifPresent((channel) -> groups
						.put(new Group(Channel.valueOf(channel), row.keys().getLast().orElse("")), row.tally()));
			}
		}
		return groups;
	}

	private static Instant latest(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private record Counted(Instant from, Instant to, Instant at, Map<Group, Tally> groups) {

		boolean covers(Instant midnight, Instant border) {
			return this.from.equals(midnight) && this.to.equals(border);
		}

	}

	/**
	 * What is kept apart.
	 *
	 * @param channel the channel
	 * @param line the line's number
	 */
	public record Group(Channel channel, String line) implements Comparable<Group> {

		@Override
		public int compareTo(Group other) {
			int byChannel = this.channel.compareTo(other.channel);
			return (byChannel != 0) ? byChannel : this.line.compareTo(other.line);
		}

	}

}

package org.yihaotong.supervision.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one group in one interval.
 *
 * @param start when the interval begins by the calendar; empty for all at once
 * @param keys the group, one for each dimension; empty where a row of the log has none
 * @param tally the figures
 */
public record FigureRow(Optional<Instant> start, List<Optional<String>> keys, Tally tally) {

	public FigureRow {
		keys = List.copyOf(keys);
	}

}

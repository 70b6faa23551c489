package org.yihaotong.supervision.statistics;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How agents spent an interval.
 *
 * @param start when the interval begins by the calendar; empty for all at once
 * @param agent who; empty for all together
 * @param workMillis with work: from taking a contact to the end of its wrap-up, talks
 * that they were asked into included; several letters at once count once
 * @param staffedMillis with work, or ready for it
 */
public record Attendance(Optional<Instant> start, Optional<String> agent, long workMillis, long staffedMillis) {

	/** Occupancy: time with work, of the time with work or ready for it. */
	public @Nullable Double occupancy() {
		return Rate.quotient(this.workMillis, this.staffedMillis);
	}

}

package org.yihaotong.supervision.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.Channel;
import org.yihaotong.supervision.statistics.Bucket;
import org.yihaotong.supervision.statistics.Dimension;

/**
 * A report as the console reads it.
 *
 * @param from the first day
 * @param to the last day
 * @param zone whose days these are
 * @param bucket the intervals
 * @param by what is kept apart
 * @param channel the only channel, if one was chosen
 * @param answerWithinSeconds the limit of the service level
 * @param shortAbandonedSeconds who left sooner is left out of the service level
 * @param rows the figures; without anything kept apart each interval has a row
 * @param total the same for all of it, not the sum of rounded rows
 * @param names what the keys stand for
 */
record Report(LocalDate from, LocalDate to, String zone, Bucket bucket, List<Dimension> by, @Nullable Channel channel,
		double answerWithinSeconds, double shortAbandonedSeconds, List<Row> rows, Row total,
		Map<Dimension, Map<String, Name>> names) {

	/**
	 * A group in an interval.
	 *
	 * @param start when the interval begins, with the zone's offset then; null for all at
	 * once
	 * @param keys the group, null where nothing is known
	 * @param figures what was counted, in milliseconds where it is a time
	 * @param rates what was divided; null where there was nothing to divide by
	 */
	record Row(@Nullable String start, List<@Nullable String> keys, Map<String, @Nullable Long> figures,
			Map<String, @Nullable Double> rates) {
	}

	/**
	 * What a key stands for.
	 *
	 * @param zh in Chinese
	 * @param en in English
	 */
	record Name(String zh, String en) {

		static Name both(String name) {
			return new Name(name, name);
		}

	}

}

package org.yihaotong.supervision.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.Channel;
import org.yihaotong.supervision.report.Report.Row;
import org.yihaotong.supervision.statistics.Attendance;
import org.yihaotong.supervision.statistics.Bucket;
import org.yihaotong.supervision.statistics.Dimension;
import org.yihaotong.supervision.statistics.EventLog;
import org.yihaotong.supervision.statistics.Figure;
import org.yihaotong.supervision.statistics.FigureRow;
import org.yihaotong.supervision.statistics.Question;
import org.yihaotong.supervision.statistics.Question.Span;
import org.yihaotong.supervision.statistics.Rate;
import org.yihaotong.supervision.statistics.StatisticsProperties;
import org.yihaotong.supervision.statistics.Tally;

/**
 * Makes reports, within limits: nobody's question may slow the centre down.
 */
@Component
class Reports {

	static final String OCCUPANCY = "occupancy";

	static final String AT_WORK = "atWorkMillis";

	static final String STAFFED = "staffedMillis";

	/** The rest of the database's time belongs to the callers. */
	private static final int AT_ONCE = 2;

	private final EventLog log;

	private final ReportNames names;

	private final StatisticsProperties rules;

	private final Clock clock;

	private final Semaphore places = new Semaphore(AT_ONCE);

	Reports(EventLog log, ReportNames names, StatisticsProperties rules, Clock clock) {
		this.log = log;
		this.names = names;
		this.rules = rules;
		this.clock = clock;
	}

	/**
	 * Makes a report.
	 * @param from the first day
	 * @param to the last day; what is still to come is left out
	 * @param bucket the intervals
	 * @param by what is kept apart
	 * @param channel the only channel
	 * @return the report
	 * @throws ReportRefused if it would be too much
	 */
	Report report(LocalDate from, LocalDate to, Bucket bucket, List<Dimension> by, Optional<Channel> channel) {
		Question question = question(from, to, bucket, by, channel);
		if (!this.places.tryAcquire()) {
			throw ReportRefused.busy();
		}
		try {
			List<Row> rows = rows(question);
			Row total = rows(question.total()).getFirst();
			return new Report(from, to, question.zone().getId(), bucket, by, channel.orElse(null),
					this.rules.answerWithin().toMillis() / 1000.0, this.rules.shortAbandoned().toMillis() / 1000.0,
					rows, total, names(by, rows));
		}
		finally {
			this.places.release();
		}
	}

	private Question question(LocalDate from, LocalDate to, Bucket bucket, List<Dimension> by,
			Optional<Channel> channel) {
		if (to.isBefore(from)) {
			throw ReportRefused.interval();
		}
		if (ChronoUnit.DAYS.between(from, to) >= bucket.mostDays()) {
			throw ReportRefused.tooLong(bucket.mostDays());
		}
		if (by.size() > Question.MOST_DIMENSIONS || by.stream().distinct().count() < by.size()) {
			throw ReportRefused.groups();
		}
		ZoneId zone = this.clock.getZone();
		Instant begins = from.atStartOfDay(zone).toInstant();
		Instant ends = to.plusDays(1).atStartOfDay(zone).toInstant();
		// What happened at this very instant has happened.
		Instant now = this.clock.instant().plusNanos(1_000);
		Instant end = ends.isBefore(now) ? ends : (begins.isAfter(now) ? begins : now);
		return new Question(begins, end, zone, bucket, by, channel);
	}

	private List<Row> rows(Question question) {
		List<FigureRow> counted = this.log.figures(question);
		if (counted.size() > this.rules.mostRows()) {
			throw ReportRefused.tooManyRows(this.rules.mostRows());
		}
		Map<String, Attendance> attendance = attendance(question);
		List<FigureRow> rows = question.by().isEmpty() ? everyInterval(question, counted) : counted;
		return rows.stream()
			.map((row) -> row(row, question.zone(), attendance.get(key(row.start(), agent(question, row)))))
			.toList();
	}

	/** Intervals in which nothing happened have a row without rates. */
	private static List<FigureRow> everyInterval(Question question, List<FigureRow> counted) {
		Map<Optional<Instant>, FigureRow> known = new HashMap<>();
		counted.forEach((row) -> known.put(row.start(), row));
		List<FigureRow> all = new ArrayList<>();
		for (Span span : question.spans()) {
			all.add(known.getOrDefault(span.start(), new FigureRow(span.start(), List.of(), Tally.NONE)));
		}
		return all;
	}

	/** Agents are ready for every line and channel, so only they have an occupancy. */
	private Map<String, Attendance> attendance(Question question) {
		boolean apart = question.by().equals(List.of(Dimension.AGENT));
		Map<String, Attendance> known = new HashMap<>();
		if (apart || question.by().isEmpty()) {
			this.log.attendance(question, apart).forEach((row) -> known.put(key(row.start(), row.agent()), row));
		}
		return known;
	}

	private static Optional<String> agent(Question question, FigureRow row) {
		return question.by().equals(List.of(Dimension.AGENT)) ? row.keys().getFirst() : Optional.empty();
	}

	private static String key(Optional<Instant> start, Optional<String> agent) {
		return start.map(Instant::toString).orElse("") + ' ' + agent.orElse("");
	}

	private static Row row(FigureRow row, ZoneId zone, @Nullable Attendance attendance) {
		Map<String, @Nullable Long> figures = new LinkedHashMap<>();
		for (Figure figure : Figure.values()) {
			Long value = row.tally().values().get(figure);
			figures.put(figure.key(), (value != null || !figure.additive()) ? value : Long.valueOf(0));
		}
		figures.put(AT_WORK, (attendance != null) ? attendance.workMillis() : null);
		figures.put(STAFFED, (attendance != null) ? attendance.staffedMillis() : null);
		Map<String, @Nullable Double> rates = new LinkedHashMap<>();
		for (Rate rate : Rate.values()) {
			rates.put(rate.key(), rate.of(row.tally()));
		}
		rates.put(OCCUPANCY, (attendance != null) ? attendance.occupancy() : null);
		String start = row.start()
			.map((at) -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)))
			.orElse(null);
		List<@Nullable String> keys = new ArrayList<>();
		row.keys().forEach((key) -> keys.add(key.orElse(null)));
		return new Row(start, keys, figures, rates);
	}

	private Map<Dimension, Map<String, Report.Name>> names(List<Dimension> by, List<Row> rows) {
		Map<Dimension, Map<String, Report.Name>> names = new LinkedHashMap<>();
		for (int place = 0; place < by.size(); place++) {
			List<String> keys = new ArrayList<>();
			for (Row row : rows) {
				String key = row.keys().get(place);
				if (key != null) {
					keys.add(key);
				}
			}
			names.put(by.get(place), this.names.of(by.get(place), keys));
		}
		return names;
	}

}

package org.yihaotong.supervision.statistics;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The intervals that figures are told for, by the city's clock and calendar: zones, not
 * offsets, so that a day has the hours that it has.
 */
public enum Bucket {

	/** All of it at once. */
	WHOLE("cast(null as timestamptz)", 3_660) {

		@Override
		ZonedDateTime start(ZonedDateTime in) {
			return in;
		}

		@Override
		ZonedDateTime next(ZonedDateTime start) {
			throw new UnsupportedOperationException("There is one interval only");
		}

	},

	/** The half hours of the clock. */
	HALF_HOUR(
			"""
					date_trunc('hour', at, :zone)
					+ case when extract(minute from at at time zone :zone) >= 30 then interval '30 minutes' else interval '0' end""",
			14) {

		@Override
		ZonedDateTime start(ZonedDateTime in) {
			ZonedDateTime hour = in.truncatedTo(ChronoUnit.HOURS);
			return (in.getMinute() >= 30) ? hour.plusMinutes(30) : hour;
		}

		@Override
		ZonedDateTime next(ZonedDateTime start) {
			return start.plusMinutes(30);
		}

	},

	/** Days from midnight to midnight. */
	DAY("date_trunc('day', at, :zone)", 400) {

		@Override
		ZonedDateTime start(ZonedDateTime in) {
			return in.toLocalDate().atStartOfDay(in.getZone());
		}

		@Override
		ZonedDateTime next(ZonedDateTime start) {
			return start.toLocalDate().plusDays(1).atStartOfDay(start.getZone());
		}

	},

	/** Weeks from Monday on (GB/T 7408). */
	WEEK("date_trunc('week', at, :zone)", 1_100) {

		@Override
		ZonedDateTime start(ZonedDateTime in) {
			return DAY.start(in.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
		}

		@Override
		ZonedDateTime next(ZonedDateTime start) {
			return start.toLocalDate().plusWeeks(1).atStartOfDay(start.getZone());
		}

	},

	/** Months of the calendar. */
	MONTH("date_trunc('month', at, :zone)", 3_660) {

		@Override
		ZonedDateTime start(ZonedDateTime in) {
			return DAY.start(in.withDayOfMonth(1));
		}

		@Override
		ZonedDateTime next(ZonedDateTime start) {
			return start.toLocalDate().plusMonths(1).atStartOfDay(start.getZone());
		}

	},

	/** Years of the calendar. */
	YEAR("date_trunc('year', at, :zone)", 3_660) {

		@Override
		ZonedDateTime start(ZonedDateTime in) {
			return DAY.start(in.withDayOfYear(1));
		}

		@Override
		ZonedDateTime next(ZonedDateTime start) {
			return start.toLocalDate().plusYears(1).atStartOfDay(start.getZone());
		}

	};

	private final String sql;

	private final int mostDays;

	Bucket(String sql, int mostDays) {
		this.sql = sql;
		this.mostDays = mostDays;
	}

	/** Returns the expression over a row of the log. */
	String sql() {
		return this.sql;
	}

	/**
	 * Returns how many days a report in these intervals may cover.
	 * @return days
	 */
	public int mostDays() {
		return this.mostDays;
	}

	/** Returns the beginning of the interval that a time lies in. */
	abstract ZonedDateTime start(ZonedDateTime in);

	/** Returns the beginning of the interval that follows one. */
	abstract ZonedDateTime next(ZonedDateTime start);

}

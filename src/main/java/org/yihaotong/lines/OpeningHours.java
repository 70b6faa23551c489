package org.yihaotong.lines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yihaotong.platform.WorkingCalendar;

/**
 * When a centre takes calls, in the city's time.
 *
 * @param week the spans of each weekday in order; a day without spans is closed
 * @param holidays what public holidays change
 * @param specialDays days that go before everything else
 */
record OpeningHours(Map<DayOfWeek, List<Span>> week, Holidays holidays, Map<LocalDate, List<Span>> specialDays) {

	/** Looking further ahead than the longest holiday helps no caller. */
	static final int LOOK_AHEAD_DAYS = 30;

	/** Around the clock, every day. */
	static final OpeningHours ALWAYS = new OpeningHours(everyDay(List.of(Span.DAY)), Holidays.AS_USUAL, Map.of());

	OpeningHours {
		week = Map.copyOf(week);
		specialDays = Map.copyOf(specialDays);
	}

	static Map<DayOfWeek, List<Span>> everyDay(List<Span> spans) {
		Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			week.put(day, spans);
		}
		return week;
	}

	boolean isOpen(LocalDateTime time, WorkingCalendar calendar) {
		int minute = time.getHour() * 60 + time.getMinute();
		return spans(time.toLocalDate(), calendar).stream().anyMatch((span) -> span.covers(minute));
	}

	/**
	 * Finds when it opens the next time.
	 * @param time a time when it is closed
	 * @param calendar the holidays
	 * @return the beginning of a span, if there is one in {@value #LOOK_AHEAD_DAYS} days
	 */
	Optional<LocalDateTime> opensNext(LocalDateTime time, WorkingCalendar calendar) {
		LocalDate today = time.toLocalDate();
		return today.datesUntil(today.plusDays(LOOK_AHEAD_DAYS))
			.flatMap((day) -> spans(day, calendar).stream().map((span) -> day.atStartOfDay().plusMinutes(span.from())))
			.filter((opening) -> opening.isAfter(time))
			.findFirst();
	}

	List<Span> spans(LocalDate day, WorkingCalendar calendar) {
		List<Span> special = this.specialDays.get(day);
		if (special != null) {
			return special;
		}
		return switch (this.holidays) {
			case AS_USUAL -> weekday(day.getDayOfWeek());
			case AS_SUNDAY -> weekday(shifted(day, calendar));
			case CLOSED -> calendar.isHoliday(day) ? List.of() : weekday(shifted(day, calendar));
		};
	}

	private List<Span> weekday(DayOfWeek day) {
		return this.week.getOrDefault(day, List.of());
	}

	/**
	 * A weekend day that makes up for a holiday has the hours of a Monday (调休).
	 */
	private static DayOfWeek shifted(LocalDate day, WorkingCalendar calendar) {
		if (calendar.isHoliday(day)) {
			return DayOfWeek.SUNDAY;
		}
		return calendar.isMakeUpWorkday(day) ? DayOfWeek.MONDAY : day.getDayOfWeek();
	}

	/** What a public holiday changes. */
	enum Holidays {

		/** Nothing, and there are no make-up workdays either. */
		AS_USUAL,

		/** It has the hours of a Sunday. */
		AS_SUNDAY,

		/** It is closed. */
		CLOSED

	}

	/**
	 * A part of a day. A night is written as two: until 24:00 and from 00:00.
	 *
	 * @param from the first minute of the day in it
	 * @param to the first minute after it, 1440 at most
	 */
	record Span(int from, int to) {

		static final int MINUTES = 24 * 60;

		static final Span DAY = new Span(0, MINUTES);

		private static final Pattern FORM = Pattern
			.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])\\s*[-–—至]\\s*([01]?[0-9]|2[0-4]):([0-5][0-9])");

		Span {
			if (from < 0 || to <= from || to > MINUTES) {
				throw new IllegalArgumentException("Not a part of a day: " + from + " to " + to);
			}
		}

		/**
		 * Reads {@code 08:30-12:00}.
		 * @param text the text
		 * @return the span; empty when it is none, or ends before it begins
		 */
		static Optional<Span> parse(String text) {
			Matcher matcher = FORM.matcher(text.strip());
			if (!matcher.matches()) {
				return Optional.empty();
			}
			int from = minute(matcher.group(1), matcher.group(2));
			int to = minute(matcher.group(3), matcher.group(4));
			return (from < to && to <= MINUTES) ? Optional.of(new Span(from, to)) : Optional.empty();
		}

		boolean covers(int minute) {
			return this.from <= minute && minute < this.to;
		}

		private static int minute(String hour, String minute) {
			return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
		}

		@Override
		public String toString() {
			return "%02d:%02d-%02d:%02d".formatted(this.from / 60, this.from % 60, this.to / 60, this.to % 60);
		}

	}

}

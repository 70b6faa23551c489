package org.yihaotong.lines;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.yihaotong.lines.OpeningHours.Holidays;
import org.yihaotong.lines.OpeningHours.Span;

/**
 * Opening hours as they are written in the database and by the console.
 *
 * @param week spans such as {@code 08:30-12:00} by weekday; a day that is missing is
 * closed
 * @param holidays what public holidays change
 * @param specialDays days that go before everything else
 */
record HoursForm(@Nullable Map<DayOfWeek, List<String>> week, @Nullable Holidays holidays,
		@Nullable List<SpecialDay> specialDays) {

	private static final int MOST_SPANS = 4;

	private static final int MOST_SPECIAL_DAYS = 60;

	static HoursForm of(OpeningHours hours) {
		Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
		hours.week().forEach((day, spans) -> week.put(day, written(spans)));
		return new HoursForm(week, hours.holidays(),
				new TreeMap<>(hours.specialDays()).entrySet()
					.stream()
					.map((day) -> new SpecialDay(day.getKey().toString(), written(day.getValue())))
					.toList());
	}

	OpeningHours read() {
		Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
		Objects.requireNonNullElse(this.week, Map.<DayOfWeek, List<String>>of())
			.forEach((day, spans) -> days.put(day, spans(spans)));
		return new OpeningHours(days, Objects.requireNonNullElse(this.holidays, Holidays.AS_USUAL), readSpecialDays());
	}

	private Map<LocalDate, List<Span>> readSpecialDays() {
		List<SpecialDay> given = Objects.requireNonNullElse(this.specialDays, List.of());
		if (given.size() > MOST_SPECIAL_DAYS) {
			throw LineRefusals.badInput("special-days", "More than " + MOST_SPECIAL_DAYS + " special days",
					MOST_SPECIAL_DAYS);
		}
		Map<LocalDate, List<Span>> days = new TreeMap<>();
		for (SpecialDay special : given) {
			if (days.put(date(special.day()), spans(special.spans())) != null) {
				throw LineRefusals.badInput("special-day-twice", "Given twice: " + special.day(), special.day());
			}
		}
		return days;
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw LineRefusals.badInput("special-day", "Not a day: " + text, text);
		}
	}

	private static List<Span> spans(@Nullable List<String> written) {
		List<String> texts = Objects.requireNonNullElse(written, List.of());
		if (texts.size() > MOST_SPANS) {
			throw LineRefusals.badInput("hours-many", "More than " + MOST_SPANS + " spans in a day", MOST_SPANS);
		}
		List<Span> spans = new ArrayList<>();
		for (String text : texts) {
			spans.add(Span.parse(text)
				.orElseThrow(() -> LineRefusals.badInput("hours", "Not a span of a day: " + text, text)));
		}
		spans.sort(Comparator.comparing(Span::from));
		for (int i = 1; i < spans.size(); i++) {
			if (spans.get(i).from() < spans.get(i - 1).to()) {
				throw LineRefusals.badInput("hours-overlap", "Spans overlap: " + spans, spans.get(i - 1).toString(),
						spans.get(i).toString());
			}
		}
		return List.copyOf(spans);
	}

	private static List<String> written(List<Span> spans) {
		return spans.stream().map(Span::toString).toList();
	}

	/**
	 * A day that goes before everything else.
	 *
	 * @param day for example {@code 2027-02-06}
	 * @param spans its spans; none: closed
	 */
	record SpecialDay(String day, @Nullable List<String> spans) {
	}

}

package org.yihaotong.lines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.lines.OpeningHours.Holidays;
import org.yihaotong.lines.OpeningHours.Span;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningHoursTests {

	private static final List<Span> OFFICE = List.of(span("08:30-12:00"), span("14:30-18:00"));

	private static final Map<DayOfWeek, List<Span>> WEEK = Map.of(DayOfWeek.MONDAY, OFFICE, DayOfWeek.TUESDAY, OFFICE,
			DayOfWeek.WEDNESDAY, OFFICE, DayOfWeek.THURSDAY, OFFICE, DayOfWeek.FRIDAY, OFFICE, DayOfWeek.SUNDAY,
			List.of(span("10:00-12:00")));

	@ParameterizedTest
	@CsvSource(textBlock = """
			# a plain Tuesday with a pause at noon
			CLOSED,    2026-12-01T08:29, false
			CLOSED,    2026-12-01T08:30, true
			CLOSED,    2026-12-01T11:59, true
			CLOSED,    2026-12-01T12:00, false
			CLOSED,    2026-12-01T14:30, true
			CLOSED,    2026-12-01T18:00, false
			# a plain Saturday and Sunday
			CLOSED,    2026-12-05T11:00, false
			CLOSED,    2026-12-06T11:00, true
			# National Day, a Thursday
			CLOSED,    2026-10-01T11:00, false
			AS_SUNDAY, 2026-10-01T11:00, true
			AS_SUNDAY, 2026-10-01T09:00, false
			AS_USUAL,  2026-10-01T09:00, true
			# a Saturday that makes up for it has the hours of a Monday
			CLOSED,    2026-10-10T09:00, true
			AS_SUNDAY, 2026-10-10T09:00, true
			AS_USUAL,  2026-10-10T09:00, false
			# a holiday that is a Sunday anyway
			CLOSED,    2026-02-15T11:00, false
			AS_SUNDAY, 2026-02-15T11:00, true
			""")
	void followsWeekHolidaysAndMakeUpDays(Holidays holidays, LocalDateTime time, boolean open) {
		OpeningHours hours = new OpeningHours(WEEK, holidays, Map.of());
		assertThat(hours.isOpen(time, LineSamples.CALENDAR)).isEqualTo(open);
	}

	@Test
	void aSpecialDayGoesBeforeEverythingElse() {
		OpeningHours hours = new OpeningHours(WEEK, Holidays.CLOSED, Map.of(LocalDate.parse("2026-10-01"),
				List.of(span("00:00-24:00")), LocalDate.parse("2026-12-01"), List.of()));
		assertThat(hours.isOpen(LocalDateTime.parse("2026-10-01T23:59"), LineSamples.CALENDAR)).isTrue();
		assertThat(hours.isOpen(LocalDateTime.parse("2026-12-01T09:00"), LineSamples.CALENDAR)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-01T12:30,2026-12-01T14:30", "2026-12-01T18:00,2026-12-02T08:30",
			"2026-12-04T18:00,2026-12-06T10:00", "2026-09-30T18:00,2026-10-08T08:30" })
	void knowsWhenItOpensAgain(LocalDateTime closed, LocalDateTime opens) {
		OpeningHours hours = new OpeningHours(WEEK, Holidays.CLOSED, Map.of());
		assertThat(hours.opensNext(closed, LineSamples.CALENDAR)).contains(opens);
	}

	@Test
	void neverOpensWithoutHours() {
		OpeningHours never = new OpeningHours(Map.of(), Holidays.AS_USUAL, Map.of());
		assertThat(never.opensNext(LocalDateTime.parse("2026-12-01T12:30"), LineSamples.CALENDAR)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "08:30-12:00,08:30-12:00", "8:30 - 12:00,08:30-12:00", "00:00–24:00,00:00-24:00",
			"22:00至24:00,22:00-24:00" })
	void readsSpansAsPeopleWriteThem(String written, String span) {
		assertThat(Span.parse(written)).map(Span::toString).contains(span);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "8-12", "12:00-08:00", "08:00-08:00", "08:00-24:01", "25:00-26:00", "08:60-09:00",
			"08:00", "morning" })
	void refusesWhatIsNoSpan(String written) {
		assertThat(Span.parse(written)).isEmpty();
	}

	@Property
	void aroundTheClockIsAlwaysOpen(@ForAll("times") LocalDateTime time) {
		assertThat(OpeningHours.ALWAYS.isOpen(time, LineSamples.CALENDAR)).isTrue();
	}

	@Property
	void isClosedUntilItOpensAndOpenThen(@ForAll("times") LocalDateTime time, @ForAll("spans") Span span,
			@ForAll Holidays holidays, @ForAll @IntRange(max = 1439) int later) {
		OpeningHours hours = new OpeningHours(OpeningHours.everyDay(List.of(span)), holidays, Map.of());
		if (hours.isOpen(time, LineSamples.CALENDAR)) {
			return;
		}
		LocalDateTime opens = hours.opensNext(time, LineSamples.CALENDAR).orElseThrow();
		assertThat(opens).isAfter(time);
		assertThat(hours.isOpen(opens, LineSamples.CALENDAR)).isTrue();
		assertThat(hours.isOpen(opens.minusMinutes(1), LineSamples.CALENDAR)).isFalse();
		LocalDateTime between = time.plusMinutes(later);
		if (between.isBefore(opens)) {
			assertThat(hours.isOpen(between, LineSamples.CALENDAR)).isFalse();
		}
	}

	@Property
	void writesWhatItReads(@ForAll("spans") Span span) {
		assertThat(Span.parse(span.toString())).contains(span);
	}

	@Provide
	Arbitrary<LocalDateTime> times() {
		return Arbitraries.integers()
			.between(0, 730 * Span.MINUTES)
			.map((minutes) -> LocalDateTime.parse("2026-01-01T00:00").plusMinutes(minutes));
	}

	@Provide
	Arbitrary<Span> spans() {
		return Combinators
			.combine(Arbitraries.integers().between(1, Span.MINUTES - 1), Arbitraries.integers().between(1, 600))
			.as((from, length) -> new Span(from, Math.min(Span.MINUTES, from + length)));
	}

	private static Span span(String text) {
		return Span.parse(text).orElseThrow();
	}

}

package org.yihaotong.cases;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.Resource;

/**
 * Which days are working days: Monday to Friday, but for the days that are named.
 *
 * @param exceptions days that differ from the plain week; true for a day with work
 */
public record WorkingCalendar(Map<LocalDate, Boolean> exceptions) {

	public WorkingCalendar {
		exceptions = Map.copyOf(exceptions);
	}

	/**
	 * Reads the days from a file with the columns {@code day}, {@code kind}
	 * ({@code holiday} or {@code workday}) and {@code name}.
	 * @param file CSV, UTF-8
	 * @return the calendar
	 */
	public static WorkingCalendar read(Resource file) {
		CSVFormat format = CSVFormat.RFC4180.builder()
			.setHeader()
			.setSkipHeaderRecord(true)
			.setCommentMarker('#')
			.get();
		try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
			return new WorkingCalendar(format.parse(reader)
				.stream()
				.collect(Collectors.toMap((row) -> LocalDate.parse(row.get("day")), (row) -> isWork(row.get("kind")))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The calendar cannot be read: " + file, ex);
		}
	}

	private static boolean isWork(String kind) {
		return switch (kind) {
			case "holiday" -> false;
			case "workday" -> true;
			default -> throw new IllegalArgumentException("A day is holiday or workday, not " + kind);
		};
	}

	/**
	 * Tells whether a day is a working day.
	 * @param day any day
	 * @return false for weekends and holidays, true for make-up days
	 */
	public boolean isWorkingDay(LocalDate day) {
		Boolean exception = this.exceptions.get(day);
		boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
		return (exception != null) ? exception : !weekend;
	}

	/**
	 * Counts working days on.
	 * @param day the day before the first one counted
	 * @param count how many
	 * @return the last one counted
	 */
	LocalDate after(LocalDate day, int count) {
		LocalDate end = day;
		for (int counted = 0; counted < count;) {
			end = end.plusDays(1);
			counted += isWorkingDay(end) ? 1 : 0;
		}
		return end;
	}

}

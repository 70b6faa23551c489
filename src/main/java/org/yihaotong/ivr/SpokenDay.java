package org.yihaotong.ivr;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days as callers name or key them in.
 */
final class SpokenDay {

	private static final Pattern NAMED = Pattern.compile(
			"(?:day(?<offset>[+-][0-9]{1,3})|(?:(?<year>[0-9]{4})-)?(?<month>[0-9]{2})-(?<date>[0-9]{2}))(?: .*)?");

	private static final Pattern KEYED = Pattern.compile("(?<year>20[0-9]{2})?(?<month>[0-9]{2})(?<date>[0-9]{2})");

	/** A day to come counts as this many times as far away as one of the past. */
	private static final int FAR_AHEAD = 5;

	private SpokenDay() {
	}

	/**
	 * Reads a time that the classifier found.
	 * @param value as {@code classification.Fact.Kind.TIME} describes it
	 * @param today the day on which it was said
	 * @return the day; empty if only an hour is named or there is no such day
	 */
	static Optional<LocalDate> named(String value, LocalDate today) {
		Matcher matcher = NAMED.matcher(value);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String offset = matcher.group("offset");
		return (offset != null) ? Optional.of(today.plusDays(Integer.parseInt(offset))) : day(matcher, today);
	}

	/**
	 * Reads keys: {@code 0503} or {@code 20260503}.
	 * @param keys what was pressed
	 * @param today the day on which it was pressed
	 * @return the day; empty if there is no such day
	 */
	static Optional<LocalDate> keyed(String keys, LocalDate today) {
		Matcher matcher = KEYED.matcher(keys);
		return matcher.matches() ? day(matcher, today) : Optional.empty();
	}

	/**
	 * Without a year it is the last such day, for people tell what has happened; a day
	 * that is nearly a year ago is one to come.
	 */
	private static Optional<LocalDate> day(Matcher matcher, LocalDate today) {
		int month = Integer.parseInt(matcher.group("month"));
		int date = Integer.parseInt(matcher.group("date"));
		Stream<Integer> years = Optional.ofNullable(matcher.group("year"))
			.map((year) -> Stream.of(Integer.parseInt(year)))
			.orElseGet(() -> Stream.of(today.getYear() - 1, today.getYear(), today.getYear() + 1));
		return years.flatMap((year) -> of(year, month, date).stream())
			.min(Comparator.comparing((day) -> distance(today, day)));
	}

	private static long distance(LocalDate today, LocalDate day) {
		long ahead = ChronoUnit.DAYS.between(today, day);
		return (ahead > 0) ? ahead * FAR_AHEAD : -ahead;
	}

	private static Optional<LocalDate> of(int year, int month, int date) {
		try {
			return Optional.of(LocalDate.of(year, month, date));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	static String spoken(LocalDate day) {
		return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
	}

}

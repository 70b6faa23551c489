package org.yihaotong.ivr;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something is open.
 *
 * @param spans of a day
 * @param days which days count
 */
record OpenHours(List<Span> spans, Days days) {

	/** Which days count. */
	enum Days {

		EVERY, WORKING

	}

	/**
	 * Tells whether it is open.
	 * @param at the local time
	 * @param workingDay tells working days; holidays and make-up days are its matter
	 * @return whether a span of a day that counts contains the time
	 */
	boolean contains(LocalDateTime at, Predicate<LocalDate> workingDay) {
		boolean counts = switch (this.days) {
			case EVERY -> true;
			case WORKING -> workingDay.test(at.toLocalDate());
		};
		return counts && this.spans.stream().anyMatch((span) -> span.contains(at.toLocalTime()));
	}

	/**
	 * A span of the day; over midnight when it ends before it begins.
	 *
	 * @param from the first moment
	 * @param to the first moment after it; midnight is the end of the day
	 */
	record Span(LocalTime from, LocalTime to) {

		private static final Pattern FORM = Pattern
			.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

		/**
		 * Reads {@code 08:30-12:00}; the end may be {@code 24:00}.
		 */
		static Optional<Span> parse(String text) {
			Matcher matcher = FORM.matcher(text);
			if (!matcher.matches() || matcher.group(3).equals("24") && !matcher.group(4).equals("00")) {
				return Optional.empty();
			}
			return Optional.of(new Span(time(matcher, 1), time(matcher, 3)));
		}

		private static LocalTime time(Matcher matcher, int group) {
			return LocalTime.of(Integer.parseInt(matcher.group(group)) % 24,
					Integer.parseInt(matcher.group(group + 1)));
		}

		boolean contains(LocalTime time) {
			boolean begun = !time.isBefore(this.from);
			boolean before = time.isBefore(this.to);
			return this.from.isBefore(this.to) ? begun && before : begun || before;
		}

	}

}

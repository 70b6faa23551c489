package org.yihaotong.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.Channel;

/**
 * Gives out the numbers that citizens quote: a letter for the channel, the day in the
 * city's zone, a number that starts at 1 each day. Gaps are possible, repetitions are
 * not.
 */
@Component
class ContactNumbers {

	private final JdbcClient jdbc;

	ContactNumbers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	String next(Channel channel, Instant at, ZoneId zone) {
		LocalDate day = LocalDate.ofInstant(at, zone);
		long base = base(day);
		long running = nextValue();
		while (running <= base) {
			// Drawn before another transaction drew the day's base.
			running = nextValue();
		}
		return String.format(Locale.ROOT, "%c%s-%05d", letter(channel), day.format(DateTimeFormatter.BASIC_ISO_DATE),
				running - base);
	}

	private long base(LocalDate day) {
		return findBase(day).orElseGet(() -> {
			this.jdbc
				.sql("insert into contact_day (day, base) values (:day, nextval('contact_running'))"
						+ " on conflict (day) do nothing")
				.param("day", day)
				.update();
			return findBase(day).orElseThrow();
		});
	}

	private Optional<Long> findBase(LocalDate day) {
		return this.jdbc.sql("select base from contact_day where day = :day")
			.param("day", day)
			.query(Long.class)
			.optional();
	}

	private long nextValue() {
		return this.jdbc.sql("select nextval('contact_running')").query(Long.class).single();
	}

	private static char letter(Channel channel) {
		return switch (channel) {
			case VOICE -> 'C';
			case LETTER -> 'L';
			case MESSAGE -> 'M';
		};
	}

}

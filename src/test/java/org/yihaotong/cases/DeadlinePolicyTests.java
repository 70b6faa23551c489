package org.yihaotong.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.yihaotong.platform.WorkingCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeadlinePolicyTests {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	private final WorkingCalendar calendar = WorkingCalendar
		.read(new ClassPathResource("reference/holidays-2026-2027.csv"));

	private final DeadlinePolicy policy = new DeadlinePolicy(this.calendar, LocalTime.of(17, 30));

	@ParameterizedTest
	@CsvSource(textBlock = """
			# a plain week: Monday and five working days
			2026-11-23T10:00:00+08:00,  2, 5, 2026-11-23T12:00:00+08:00, 2026-11-30T17:30:00+08:00
			# at once
			2026-11-23T10:00:00+08:00,  0, 1, 2026-11-23T10:15:00+08:00, 2026-11-24T17:30:00+08:00
			# Friday night: the weekend does not count
			2026-11-27T23:30:00+08:00,  4, 1, 2026-11-28T03:30:00+08:00, 2026-11-30T17:30:00+08:00
			# Saturday
			2026-11-28T09:00:00+08:00,  1, 1, 2026-11-28T10:00:00+08:00, 2026-11-30T17:30:00+08:00
			# still the day before in UTC, already Monday in the city
			2026-11-22T16:30:00Z,       1, 1, 2026-11-23T01:30:00+08:00, 2026-11-24T17:30:00+08:00
			# the National Day week, with a Saturday of work after it
			2026-09-30T10:00:00+08:00,  1, 3, 2026-09-30T11:00:00+08:00, 2026-10-10T17:30:00+08:00
			# the Spring Festival, with a Saturday of work before it
			2026-02-13T10:00:00+08:00,  1, 1, 2026-02-13T11:00:00+08:00, 2026-02-14T17:30:00+08:00
			2026-02-14T10:00:00+08:00,  1, 1, 2026-02-14T11:00:00+08:00, 2026-02-24T17:30:00+08:00
			# over the end of the year
			2026-12-31T10:00:00+08:00,  8, 1, 2026-12-31T18:00:00+08:00, 2027-01-04T17:30:00+08:00
			""")
	void countsHoursToSignAndWorkingDaysToClose(String opened, int hours, int days, String acceptBy, String dueAt) {
		DeadlinePolicy.Deadlines deadlines = this.policy.from(instant(opened), hours, days);
		assertThat(deadlines.acceptBy()).isEqualTo(instant(acceptBy));
		assertThat(deadlines.dueAt()).isEqualTo(instant(dueAt));
	}

	@Property
	void exactlyTheWorkingDaysLieBetweenDispatchAndDeadline(@ForAll("times") Instant opened,
			@ForAll @IntRange(min = 1, max = 40) int days) {
		LocalDate first = LocalDate.ofInstant(opened, CITY).plusDays(1);
		LocalDate last = LocalDate.ofInstant(this.policy.from(opened, 0, days).dueAt(), CITY);
		assertThat(first.datesUntil(last.plusDays(1)).filter(this.calendar::isWorkingDay)).hasSize(days);
		assertThat(this.calendar.isWorkingDay(last)).isTrue();
	}

	@Property
	void neverComesEarlierForALaterCaseOrForMoreDays(@ForAll("times") Instant opened,
			@ForAll @IntRange(max = 100_000) int laterMinutes, @ForAll @IntRange(min = 1, max = 20) int days,
			@ForAll @IntRange(min = 1, max = 5) int moreDays) {
		Instant due = this.policy.from(opened, 1, days).dueAt();
		Instant later = opened.plus(Duration.ofMinutes(laterMinutes));
		assertThat(this.policy.from(later, 1, days).dueAt()).isAfterOrEqualTo(due);
		assertThat(this.policy.from(opened, 1, days + moreDays).dueAt()).isAfter(due);
		assertThat(due).isAfter(opened);
	}

	@Property
	void refusesDeadlinesThatAreNone(@ForAll("times") Instant opened, @ForAll @IntRange(min = -9, max = 0) int days) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.policy.from(opened, 1, days));
		assertThatIllegalArgumentException().isThrownBy(() -> this.policy.from(opened, days - 1, 1));
	}

	@Provide
	Arbitrary<Instant> times() {
		return Arbitraries.longs()
			.between(instant("2026-01-01T00:00:00Z").getEpochSecond(), instant("2028-06-01T00:00:00Z").getEpochSecond())
			.map(Instant::ofEpochSecond);
	}

	private static Instant instant(String text) {
		return OffsetDateTime.parse(text).toInstant();
	}

}

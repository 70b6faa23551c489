package org.yihaotong.ivr;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpenHoursTests {

	@ParameterizedTest
	@CsvSource({ "08:30-12:00,2026-11-26T08:30,true", "08:30-12:00,2026-11-26T08:29:59,false",
			"08:30-12:00,2026-11-26T12:00,false", "22:00-06:00,2026-11-26T23:00,true",
			"22:00-06:00,2026-11-26T05:59,true", "22:00-06:00,2026-11-26T06:00,false",
			"00:00-24:00,2026-11-26T00:00,true", "00:00-24:00,2026-11-26T23:59:59,true",
			"18:00-24:00,2026-11-26T00:00,false" })
	void containsWhatLiesInTheSpan(String span, LocalDateTime at, boolean inside) {
		OpenHours hours = new OpenHours(List.of(OpenHours.Span.parse(span).orElseThrow()), OpenHours.Days.EVERY);
		assertThat(hours.contains(at, (day) -> false)).isEqualTo(inside);
		OpenHours working = new OpenHours(hours.spans(), OpenHours.Days.WORKING);
		assertThat(working.contains(at, (day) -> false)).isFalse();
		assertThat(working.contains(at, (day) -> true)).isEqualTo(inside);
	}

	@ParameterizedTest
	@CsvSource({ "8:30-12:00", "08:30", "08:30-25:00", "08:30-24:30", "24:00-08:00" })
	void refusesWhatIsNoSpan(String span) {
		assertThat(OpenHours.Span.parse(span)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "day-1 20:00,2026-11-25", "day+2,2026-11-28", "2025-05-03,2025-05-03", "05-03,2026-05-03",
			"12-31,2026-12-31", "01-02,2027-01-02", "02-30,", "20:00," })
	void readsNamedDays(String value, LocalDate day) {
		assertThat(SpokenDay.named(value, LocalDate.of(2026, 11, 26)).orElse(null)).isEqualTo(day);
	}

	@ParameterizedTest
	@CsvSource({ "幺三八零零零零一二三四,13800001234", "嗯号码是一两三,123", "4711,4711", "路灯,", "嗯," })
	void readsSpokenDigits(String text, String digits) {
		assertThat(SpokenDigits.read(text).orElse(null)).isEqualTo(digits);
	}

}

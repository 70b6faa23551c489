package org.yihaotong.supervision.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.routing.RoutedLives;
import org.yihaotong.testing.RealParts;

/**
 * The server on a real PostgreSQL with a clock that the test turns. The log cannot be
 * emptied, so each test has a day of its own.
 */
@RealParts
@SpringBootTest
@Import({ StatisticsModule.Time.class, RoutedLives.Parts.class })
@TestPropertySource(properties = "yihaotong.routing.reconcile-every=1d")
abstract class StatisticsModule {

	static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	static final Instant START = at(2027, 1, 4, 20, 0);

	static Instant at(int year, int month, int day, int hour, int minute) {
		return LocalDateTime.of(year, month, day, hour, minute).atZone(CITY).toInstant();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		@Primary
		Clock turnedClock() {
			return new TurnedClock(START, CITY);
		}

	}

}

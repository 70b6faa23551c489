package org.yihaotong.supervision.statistics;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the city agrees with its centre.
 *
 * @param answerWithin the limit of the service level
 * @param shortAbandoned who leaves sooner has not waited: a wrong number, a change of
 * mind; left out of the service level
 * @param mostRows rows of a report at most
 * @param monthsAhead how many partitions of the log are made ahead of the calendar
 */
@Validated
@ConfigurationProperties("yihaotong.statistics")
public record StatisticsProperties(@DefaultValue("20s") @NotNull Duration answerWithin,
		@DefaultValue("5s") @NotNull Duration shortAbandoned,
		@DefaultValue("20000") @Min(100) @Max(200_000) int mostRows,
		@DefaultValue("3") @Min(1) @Max(36) int monthsAhead) {
}

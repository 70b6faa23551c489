package org.yihaotong.survey;

import java.time.Duration;
import java.time.LocalTime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When citizens are called to rate the reply to their case, and asked after a talk. No
 * norm that is known here names hours or counts: the defaults are this project's.
 *
 * @param enabled whether citizens are called at all
 * @param delay how long after the reply the first call may be: many rate by themselves
 * @param latest how long after the reply the last one may be
 * @param from when in the city's day calls begin
 * @param until when they end
 * @param attempts how often one citizen is called for one case, each time on another day
 * @param atOnce how many are called or asked at the same time, over all nodes
 * @param afterTalk whether citizens are asked when an agent has ended a talk
 * @param leastTalk how long such a talk must have lasted at least
 */
@Validated
@ConfigurationProperties("yihaotong.survey")
record SurveyProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("1d") @DurationMin(nanos = 0) @DurationMax(days = 90) Duration delay,
		@DefaultValue("7d") @DurationMin(minutes = 1) @DurationMax(days = 120) Duration latest,
		@DefaultValue("09:00") LocalTime from, @DefaultValue("20:00") LocalTime until,
		@DefaultValue("3") @Min(1) @Max(5) int attempts, @DefaultValue("2") @Min(1) @Max(100) int atOnce,
		@DefaultValue("true") boolean afterTalk,
		@DefaultValue("10s") @DurationMin(nanos = 0) @DurationMax(hours = 1) Duration leastTalk) {

	boolean hours(LocalTime time) {
		return !time.isBefore(this.from) && time.isBefore(this.until);
	}

}

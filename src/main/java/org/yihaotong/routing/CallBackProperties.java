package org.yihaotong.routing;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How citizens are called back.
 *
 * @param pauses how long after each attempt that came to nothing the next one waits; one
 * attempt more than pauses is made
 * @param settle how long a caller who asked for it has at most to hang up
 * @param dialling how long an attempt may take once the agent has answered
 * @param missed whether callers who left are called back
 * @param missedAfter who left sooner meant to leave
 * @param missedFrom when in the day calling them begins
 * @param missedUntil when it ends
 * @param missedAge how long after leaving they are still called
 * @param missedPerDay how often a day one number gets such a call-back
 */
@Validated
@ConfigurationProperties("yihaotong.routing.call-back")
record CallBackProperties(@DefaultValue( {
		"5m", "30m" }) @NotEmpty @Size(max = 10) List<Duration> pauses, @DefaultValue("20s") Duration settle,
		@DefaultValue("120s") Duration dialling, @DefaultValue("true") boolean missed,
		@DefaultValue("5s") Duration missedAfter, @DefaultValue("08:00") LocalTime missedFrom,
		@DefaultValue("21:00") LocalTime missedUntil, @DefaultValue("12h") Duration missedAge,
		@DefaultValue("2") int missedPerDay){

	int attempts() {
		return this.pauses.size() + 1;
	}

	/**
	 * Tells whether people who did not ask for it may be called at this time.
	 * @param time the time of day in the city
	 */
	boolean missedHours(LocalTime time) {
		return !time.isBefore(this.missedFrom) && time.isBefore(this.missedUntil);
	}

}

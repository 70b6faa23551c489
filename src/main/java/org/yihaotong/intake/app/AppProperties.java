package org.yihaotong.intake.app;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one address may ask for.
 *
 * @param window over which is counted
 * @param sent requests that may be sent
 * @param looked requests that may be looked at
 */
@Validated
@ConfigurationProperties("yihaotong.intake.app")
record AppProperties(@DefaultValue("10m") Duration window, @DefaultValue("60") @Min(1) int sent,
		@DefaultValue("600") @Min(1) int looked) {
}

package org.yihaotong.lines;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of lines. How often a node looks for changes is
 * {@code yihaotong.lines.watch-every}.
 *
 * @param secondTrunk the endpoint of the trunk to the utilities' own centres; what is
 * dialled over it is set line by line
 * @param holidays the file of the days that differ from the plain week
 */
@Validated
@ConfigurationProperties("yihaotong.lines")
record LinesProperties(@DefaultValue("utilities") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String secondTrunk,
		@DefaultValue("classpath:reference/holidays-2026-2027.csv") Resource holidays) {
}

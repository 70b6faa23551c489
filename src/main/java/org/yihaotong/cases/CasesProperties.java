package org.yihaotong.cases;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of cases.
 *
 * @param holidays the file of the days that differ from the plain week
 * @param dayEnds when a working day ends, in the city's time
 */
@ConfigurationProperties("yihaotong.cases")
record CasesProperties(@DefaultValue("classpath:reference/holidays-2026-2027.csv") Resource holidays,
		@DefaultValue("17:30") LocalTime dayEnds) {
}

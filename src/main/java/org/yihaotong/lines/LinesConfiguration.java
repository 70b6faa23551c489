package org.yihaotong.lines;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yihaotong.platform.WorkingCalendar;

/**
 * Makes the rules that need no database.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinesProperties.class)
class LinesConfiguration {

	@Bean
	LineRouting lineRouting(LinesProperties properties, Clock clock) {
		return new LineRouting(WorkingCalendar.read(properties.holidays()), clock.getZone(), properties.secondTrunk());
	}

}

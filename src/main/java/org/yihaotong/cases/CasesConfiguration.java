package org.yihaotong.cases;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yihaotong.platform.WorkingCalendar;

/**
 * Reads the working days.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CasesProperties.class)
class CasesConfiguration {

	@Bean
	WorkingCalendar workingCalendar(CasesProperties properties) {
		return WorkingCalendar.read(properties.holidays());
	}

	@Bean
	DeadlinePolicy deadlinePolicy(WorkingCalendar calendar, CasesProperties properties) {
		return new DeadlinePolicy(calendar, properties.dayEnds());
	}

}

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
	DeadlinePolicy deadlinePolicy(CasesProperties properties) {
		return new DeadlinePolicy(WorkingCalendar.read(properties.holidays()), properties.dayEnds());
	}

}

package org.yihaotong.platform;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The clock that all time comes from, in the city's own zone, and what runs by it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
class PlatformConfiguration {

	/** More than there are scheduled tasks. */
	private static final int SCHEDULED = 48;

	/**
	 * A thread for each task: on virtual threads all tasks with a fixed delay would share
	 * one, and while a database that is away holds one of them up nobody would notice
	 * that it is away.
	 */
	@Bean
	ThreadPoolTaskScheduler taskScheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(SCHEDULED);
		scheduler.setThreadNamePrefix("scheduling-");
		scheduler.setRemoveOnCancelPolicy(true);
		return scheduler;
	}

	@Bean
	Clock clock() {
		return Clock.system(ZoneId.of("Asia/Shanghai"));
	}

}

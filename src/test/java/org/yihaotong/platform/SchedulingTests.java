package org.yihaotong.platform;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulingTests {

	@Test
	void aTaskThatHangsHoldsNoOtherOneUp() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.withUserConfiguration(PlatformConfiguration.class)
			.withBean(Hanging.class)
			.withBean(Watching.class)
			.run((context) -> {
				Hanging hanging = context.getBean(Hanging.class);
				assertThat(hanging.hangs.await(10, TimeUnit.SECONDS)).isTrue();
				Semaphore looks = context.getBean(Watching.class).looks;
				looks.drainPermits();
				assertThat(looks.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
				hanging.end.countDown();
			});
	}

	static class Hanging {

		private final CountDownLatch hangs = new CountDownLatch(1);

		private final CountDownLatch end = new CountDownLatch(1);

		@Scheduled(fixedDelay = 10)
		void hang() throws InterruptedException {
			this.hangs.countDown();
			this.end.await();
		}

	}

	static class Watching {

		private final Semaphore looks = new Semaphore(0);

		@Scheduled(fixedDelay = 10)
		void look() {
			this.looks.release();
		}

	}

}

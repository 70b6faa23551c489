package org.yihaotong.telephony;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class VitalsTests {

	private final Part database = new Part("postgresql");

	private final Part queue = new Part("redis");

	private final Vitals vitals = new Vitals(() -> List.of(this.database, this.queue));

	private final Semaphore resumed = new Semaphore(0);

	@AfterEach
	void close() {
		this.vitals.close();
	}

	@Test
	void tellsEachTimeThatAllIsWellAgain() throws Exception {
		this.queue.away.set(true);
		this.vitals.start(this.resumed::release);
		await().until(() -> this.database.checks.tryAcquire(2));
		assertThat(this.vitals.good()).isFalse();
		assertThat(this.resumed.availablePermits()).isZero();
		this.queue.away.set(false);
		assertThat(this.resumed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.vitals.good()).isTrue();
		this.database.away.set(true);
		await().until(() -> !this.vitals.good());
		this.database.away.set(false);
		assertThat(this.resumed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.resumed.availablePermits()).isZero();
	}

	private static final class Part implements Vital {

		private final String name;

		private final AtomicBoolean away = new AtomicBoolean();

		private final Semaphore checks = new Semaphore(0);

		Part(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public void check() {
			this.checks.release();
			if (this.away.get()) {
				throw new IllegalStateException("away");
			}
		}

	}

}

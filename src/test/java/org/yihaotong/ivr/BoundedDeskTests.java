package org.yihaotong.ivr;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

class BoundedDeskTests {

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private final IntakeDesk intake = mock(IntakeDesk.class);

	private final LastResumption resumption = new LastResumption();

	private final IntakeDesk desk = BoundedDesk.of(this.intake, this.executor, this.resumption);

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.end.countDown();
		this.executor.close();
	}

	@Test
	void failsAtOnceAfterAStepThatTookTooLongUntilTheDatabaseIsBack() {
		given(this.intake.find(any(ContactId.class))).willAnswer((call) -> {
			this.end.await();
			return Optional.empty();
		});
		assertAway();
		assertAway();
		then(this.intake).should(times(1)).find(any(ContactId.class));
		this.end.countDown();
		this.resumption.resumed(new CallEvent.DeliveryResumed(Instant.now()));
		assertThat(this.desk.find(ContactId.random())).isEmpty();
	}

	private void assertAway() {
		assertThatExceptionOfType(BoundedDesk.DeskAway.class).isThrownBy(() -> this.desk.find(ContactId.random()));
	}

}

package org.yihaotong.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RoutingMetricsTests {

	private static final Instant START = Instant.parse("2027-03-10T01:00:00Z");

	private final Clock clock = mock(Clock.class);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private void turnTo(long second) {
		given(this.clock.millis()).willReturn(START.plusSeconds(second).toEpochMilli());
	}

	private double age() {
		return this.meters.get("yihaotong.routing.last.match.age").gauge().value();
	}

	private static Reservation offeredAt(long second) {
		return new Reservation(UUID.randomUUID(), ContactId.random(), Channel.LETTER, new StaffId(1), Optional.empty(),
				ReservationState.PENDING, START, START.plusSeconds(second), Optional.empty(), Optional.empty(),
				Optional.empty());
	}

	@Test
	void tellsHowLongAgoTheLatestMatchWas() {
		turnTo(0);
		RoutingMetrics metrics = new RoutingMetrics(this.meters, this.clock);
		turnTo(30);
		assertThat(age()).isEqualTo(30);
		metrics.offered(offeredAt(28));
		metrics.offered(offeredAt(25));
		assertThat(age()).isEqualTo(2);
		turnTo(90);
		assertThat(age()).isEqualTo(62);
	}

}

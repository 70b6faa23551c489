package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * What is measured of the queue.
 */
@Component
class RoutingMetrics {

	private final MeterRegistry meters;

	private final AtomicLong lastMatch;

	RoutingMetrics(MeterRegistry meters, Clock clock) {
		this.meters = meters;
		this.lastMatch = new AtomicLong(clock.millis());
		Gauge.builder("yihaotong.routing.last.match.age", () -> (clock.millis() - this.lastMatch.get()) / 1000.0)
			.baseUnit("seconds")
			.register(meters);
	}

	void offered(Reservation offer) {
		this.lastMatch.accumulateAndGet(offer.offeredAt().toEpochMilli(), Math::max);
		this.meters.counter("yihaotong.routing.offers", "channel", offer.channel().name()).increment();
	}

	void accepted(Reservation offer, Instant at) {
		this.meters.timer("yihaotong.routing.wait", "channel", offer.channel().name())
			.record(Duration.between(offer.joinedAt(), at));
	}

	void repaired(String what) {
		repaired(what, 1);
	}

	void repaired(String what, int times) {
		this.meters.counter("yihaotong.routing.repairs", "what", what).increment(times);
	}

	void rebuilt(Duration took) {
		this.meters.timer("yihaotong.routing.rebuild").record(took);
	}

}

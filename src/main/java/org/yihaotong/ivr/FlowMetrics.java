package org.yihaotong.ivr;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows which flows are in use and what was refused. A refused file is no ill health: the
 * old flow goes on.
 */
class FlowMetrics implements HealthIndicator {

	private final FlowLibrary library;

	private final MultiGauge versions;

	private final Counter taken;

	private final Counter refused;

	FlowMetrics(FlowLibrary library, MeterRegistry meters) {
		this.library = library;
		this.versions = MultiGauge.builder("yihaotong.ivr.flow.version")
			.description("1 for the version of each flow in use")
			.register(meters);
		this.taken = meters.counter("yihaotong.ivr.flow.reloads", "result", "taken");
		this.refused = meters.counter("yihaotong.ivr.flow.reloads", "result", "refused");
		Gauge.builder("yihaotong.ivr.flow.broken", () -> library.refusals().size())
			.description("Flow files that are not in use as they stand")
			.register(meters);
		show();
	}

	void on(FlowLibrary.Change change) {
		switch (change) {
			case FlowLibrary.Change.Taken one -> {
				this.taken.increment();
				show();
			}
			case FlowLibrary.Change.Refused one -> this.refused.increment();
		}
	}

	private void show() {
		this.versions.register(this.library.all()
			.entrySet()
			.stream()
			.map((flow) -> MultiGauge.Row.of(Tags.of("flow", flow.getKey(), "version", flow.getValue().version()), 1))
			.toList(), true);
	}

	@Override
	public Health health() {
		Map<String, Object> flows = new LinkedHashMap<>();
		this.library.all()
			.forEach((name, loaded) -> flows.put(name, Map.of("version", loaded.version(), "since", loaded.at())));
		Map<String, Object> refusals = new LinkedHashMap<>();
		this.library.refusals()
			.forEach((name, refusal) -> refusals.put(name,
					Map.of("version", refusal.version(), "at", refusal.at(), "reasons", refusal.reasons())));
		return Health.up().withDetail("flows", flows).withDetail("refused", refusals).build();
	}

}

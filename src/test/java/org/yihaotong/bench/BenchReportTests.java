package org.yihaotong.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BenchReportTests {

	private final Clock clock = Clock.fixed(Instant.parse("2026-12-01T10:00:00.123Z"), ZoneOffset.UTC);

	@Test
	void writesOneJsonObject() {
		JsonNode json = JsonMapper.shared()
			.readTree(new BenchReport("queue", this.clock).figure("match_p99_ms", 3.1)
				.baseline("poll_p99_ms", 97)
				.ratio("match_p99_vs_poll", 0.03)
				.fault("one was lost")
				.json());
		assertThat(json.propertyNames()).containsExactly("bench", "at", "machine", "figures", "baseline", "ratio",
				"faults");
		assertThat(json.get("at").asString()).isEqualTo("2026-12-01T10:00:00Z");
		assertThat(json.get("figures").get("match_p99_ms").asDouble()).isEqualTo(3.1);
		assertThat(json.get("machine").get("memory_gib").asInt()).isPositive();
		assertThat(json.get("faults").get(0).asString()).isEqualTo("one was lost");
	}

	@Test
	void readsOptionsAndRefusesOneWithoutItsNumber() {
		assertThat(BenchReport.option(new String[] { "--seconds", "20" }, "seconds", 60)).isEqualTo(20);
		assertThat(BenchReport.option(new String[0], "seconds", 60)).isEqualTo(60);
		assertThatIllegalArgumentException().isThrownBy(() -> BenchReport.option(new String[] { "--size" }, "size", 10))
			.withMessage("--size needs a number");
	}

}

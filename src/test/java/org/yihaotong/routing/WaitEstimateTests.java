package org.yihaotong.routing;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.platform.CoarseWait;
import org.yihaotong.routing.estimate.HeadOfLine;
import org.yihaotong.routing.estimate.LastToEnter;
import org.yihaotong.routing.estimate.PatientQueueLength;
import org.yihaotong.routing.estimate.QueueLength;
import org.yihaotong.routing.estimate.QueueSnapshot;
import org.yihaotong.routing.estimate.RecentPast;

import static org.assertj.core.api.Assertions.assertThat;

class WaitEstimateTests {

	private static final RecentPast BUSY = new RecentPast(990, Duration.ofMinutes(4 * 990), 490,
			Duration.ofMinutes(5 * 490));

	private static QueueSnapshot queue(int ahead, int agents) {
		return new QueueSnapshot(ahead, agents, BUSY, Optional.of(Duration.ofSeconds(50)),
				Optional.of(Duration.ofSeconds(40)));
	}

	@Test
	void theQueueLengthIsServedByAllAgentsTogether() {
		assertThat(new QueueLength().estimate(queue(9, 20))).contains(Duration.ofSeconds(120));
	}

	@Test
	void whoLeavesShortensTheQueue() {
		Duration patient = new PatientQueueLength().estimate(queue(9, 20)).orElseThrow();
		assertThat(patient).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(119));
		assertThat(new PatientQueueLength().estimate(queue(0, 20))).contains(Duration.ofSeconds(12));
	}

	@Test
	void lastAndFirstAreTakenAsTheyAre() {
		assertThat(new LastToEnter().estimate(queue(9, 20))).contains(Duration.ofSeconds(50));
		assertThat(new HeadOfLine().estimate(queue(9, 20))).contains(Duration.ofSeconds(40));
	}

	@Test
	void nobodyAtWorkIsNoEstimate() {
		assertThat(new QueueLength().estimate(queue(9, 0))).isEmpty();
		assertThat(new PatientQueueLength().estimate(queue(9, 0))).isEmpty();
		assertThat(new LastToEnter().estimate(queue(9, 0))).isEmpty();
		assertThat(new HeadOfLine().estimate(queue(9, 0))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "44, 0", "45, 1", "66, 1", "67, 2", "150, 3", "199, 5", "400, 7", "600, 10", "660, 10",
			"661, 99", "5000, 99" })
	void isToldCoarselyAndRatherTooLong(int seconds, int minutes) {
		assertThat(minutes(new WaitEstimate(Duration.ofSeconds(seconds)).spoken())).isEqualTo(minutes);
	}

	private static int minutes(CoarseWait spoken) {
		return switch (spoken) {
			case CoarseWait.LessThanAMinute none -> 0;
			case CoarseWait.AboutMinutes about -> about.minutes();
			case CoarseWait.MoreThanTenMinutes more -> 99;
		};
	}

}

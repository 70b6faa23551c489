package org.yihaotong.classification;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReliabilityTests {

	@Test
	void trueProbabilitiesHaveNoError() {
		Reliability reliability = new Reliability();
		for (int i = 0; i < 10; i++) {
			reliability.add(0.75, i < 7);
			reliability.add(0.75, i < 8);
		}
		assertThat(reliability.expectedError()).isCloseTo(0, within(1e-9));
	}

	@Test
	void whoIsTooSureIsSeen() {
		Reliability reliability = new Reliability();
		reliability.add(1, true);
		reliability.add(1, false);
		reliability.add(0.2, false);
		assertThat(reliability.expectedError()).isCloseTo((1.0 + 0.2) / 3, within(1e-9));
		assertThat(reliability.lines()).hasSize(2).last().asString().startsWith("said 1.00  right 0.50  of    2  ####");
	}

}

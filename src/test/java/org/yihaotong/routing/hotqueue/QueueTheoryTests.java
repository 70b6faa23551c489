package org.yihaotong.routing.hotqueue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yihaotong.routing.hotqueue.Centre.Result;
import org.yihaotong.routing.hotqueue.QueueTheory.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Three loads in short; all of them at length are {@code ./bench theory}. The random
 * numbers are the same in each run.
 */
class QueueTheoryTests {

	private static final int CALLS = 1500;

	/** Halves of the 95 % interval: 99.6 % of means lie within. */
	private static final double FAR = 1.6;

	static Stream<Case> cases() {
		List<String> names = List.of("erlang_b_20_erlangs_25", "erlang_c_360_h_30", "erlang_a_360_h_22");
		return QueueTheory.cases().stream().filter((one) -> names.contains(one.name()));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void behavesAsTheorySays(Case one) {
		List<Result> results = QueueTheory.run(one, CALLS);
		assertThat(results).allSatisfy((result) -> assertThat(result.faults()).isEmpty());
		QueueTheory.compared(one, results)
			.forEach((name, figure) -> assertThat(figure.off()).as("%s %s", name, figure).isLessThan(FAR));
		if (one.load().waitingRoom()) {
			assertThat(results)
				.allSatisfy((result) -> assertThat(result.little()).as("Little's law").isCloseTo(1, within(0.05)));
		}
		one.load()
			.patience()
			.ifPresent((patience) -> assertThat(results)
				.allSatisfy((result) -> assertThat(result.goneShare() / (result.meanWait() / patience.toSeconds()))
					.as("abandoned share over mean wait by mean patience")
					.isCloseTo(1, within(0.25))));
	}

}

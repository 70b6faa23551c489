package org.yihaotong.lines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.StagePlan.CutOver;

import static org.assertj.core.api.Assertions.assertThat;

class StagePlanTests {

	private static final Instant BEGIN = LineSamples.instant("2026-12-01T00:00:00+08:00");

	@ParameterizedTest
	@CsvSource(textBlock = """
			2026-12-31T23:59:59.999+08:00, DUAL
			2027-01-01T00:00:00+08:00,     STRIPPED
			2027-03-01T08:00:00+08:00,     STATIONED
			2027-03-02T07:59:59+08:00,     STATIONED
			2027-03-02T08:00:00+08:00,     DUAL
			2031-01-01T00:00:00+08:00,     DUAL
			""")
	void goesForthAndBackAtTheMinute(String time, Stage stage) {
		StagePlan plan = new StagePlan(Stage.DUAL,
				List.of(LineSamples.cutOver("2027-03-02T08:00:00+08:00", Stage.DUAL),
						LineSamples.cutOver("2027-01-01T00:00:00+08:00", Stage.STRIPPED),
						LineSamples.cutOver("2027-03-01T08:00:00+08:00", Stage.STATIONED)));
		assertThat(plan.at(LineSamples.instant(time))).isEqualTo(stage);
	}

	@Property
	void theStageIsThatOfTheLastCutOverNotInTheFuture(@ForAll Stage first, @ForAll("cutOvers") List<CutOver> cutOvers,
			@ForAll @IntRange(max = 2000) int hours) {
		Instant now = BEGIN.plus(Duration.ofHours(hours));
		Stage expected = first;
		Instant last = Instant.MIN;
		for (CutOver cutOver : cutOvers) {
			if (!cutOver.at().isAfter(now) && cutOver.at().isAfter(last)) {
				expected = cutOver.stage();
				last = cutOver.at();
			}
		}
		assertThat(new StagePlan(first, cutOvers).at(now)).isEqualTo(expected);
	}

	@Property
	void theOrderInWhichCutOversWerePlannedDoesNotMatter(@ForAll("cutOvers") List<CutOver> cutOvers,
			@ForAll long seed) {
		List<CutOver> shuffled = new ArrayList<>(cutOvers);
		Collections.shuffle(shuffled, new Random(seed));
		assertThat(new StagePlan(Stage.DUAL, shuffled)).isEqualTo(new StagePlan(Stage.DUAL, cutOvers));
	}

	@Property
	void whatIsPlannedForLaterChangesNothingNow(@ForAll("cutOvers") List<CutOver> cutOvers,
			@ForAll @IntRange(max = 2000) int hours) {
		Instant now = BEGIN.plus(Duration.ofHours(hours));
		StagePlan plan = new StagePlan(Stage.DUAL, cutOvers);
		assertThat(new StagePlan(Stage.DUAL, plan.past(now)).at(now)).isEqualTo(plan.at(now));
		plan.next(now).ifPresent((next) -> {
			assertThat(plan.at(next.at())).isEqualTo(next.stage());
			assertThat(plan.at(next.at().minusMillis(1))).isEqualTo(plan.at(now));
		});
	}

	@Provide
	Arbitrary<List<CutOver>> cutOvers() {
		return Combinators.combine(Arbitraries.integers().between(0, 2000), Arbitraries.of(Stage.class))
			.as((hours, stage) -> new CutOver(BEGIN.plus(Duration.ofHours(hours)), stage))
			.list()
			.uniqueElements(CutOver::at)
			.ofMaxSize(12);
	}

}

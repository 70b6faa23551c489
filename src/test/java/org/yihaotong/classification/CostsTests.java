package org.yihaotong.classification;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

import static org.assertj.core.api.Assertions.assertThat;

class CostsTests {

	/** Both at the police's traffic branch. */
	private static final CategoryCode PARKING = new CategoryCode("1404");

	private static final CategoryCode SIGNALS = new CategoryCode("1402");

	private static final CategoryCode NOISE = new CategoryCode("1707");

	private static final CategoryCode FIRE = new CategoryCode("0102");

	private final Costs costs = new Costs(CsvTaxonomy.read());

	@Test
	void theWrongDepartmentCostsMoreThanTheWrongDeskAndMissedDangerMost() {
		assertThat(this.costs.of(PARKING, PARKING)).isZero();
		assertThat(this.costs.of(SIGNALS, PARKING)).isEqualTo(Costs.SAME_DEPARTMENT);
		assertThat(this.costs.of(NOISE, PARKING)).isEqualTo(Costs.WRONG_DEPARTMENT);
		assertThat(this.costs.of(NOISE, FIRE)).isEqualTo(Costs.MISSED_DANGER);
		assertThat(this.costs.of(FIRE, NOISE)).isEqualTo(Costs.FALSE_ALARM);
	}

	@Test
	void aCategoryWithDearErrorsMustBeLikelierThanOneWithCheapErrors() {
		List<Costs.Answer> answers = List.of(answer(SIGNALS, PARKING), answer(SIGNALS, PARKING),
				answer(SIGNALS, PARKING), answer(NOISE, PARKING), answer(NOISE, PARKING), answer(NOISE, FIRE));
		Map<CategoryCode, Double> thresholds = this.costs.thresholds(answers);
		assertThat(thresholds).hasSize(266);
		assertThat(thresholds.get(SIGNALS)).isLessThan(thresholds.get(PARKING));
		assertThat(thresholds.get(NOISE)).isGreaterThan(thresholds.get(PARKING));
		assertThat(thresholds.values()).allMatch((least) -> least >= Costs.LEAST && least < 1);
	}

	@Test
	void withoutAnErrorOnlyTheWrongDepartmentIsFeared() {
		assertThat(this.costs.thresholds(List.of(answer(PARKING, PARKING))).values()).containsOnly(0.9);
	}

	private static Costs.Answer answer(CategoryCode taken, CategoryCode truth) {
		return new Costs.Answer(List.of(new Candidate(taken, 0.8)), truth);
	}

}

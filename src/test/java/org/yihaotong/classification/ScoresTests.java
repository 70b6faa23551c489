package org.yihaotong.classification;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoresTests {

	@Test
	void countsAsTheDefinitionsSay() {
		Scores scores = new Scores();
		scores.add("a", "a");
		scores.add("a", "a");
		scores.add("a", "b");
		scores.add("b", "b");
		scores.add("b", "c");
		assertThat(scores.accuracy()).isEqualTo(0.6);
		// a: P 1, R 2/3; b: P 1/2, R 1/2; c: never right.
		assertThat(scores.macroF1()).isCloseTo((0.8 + 0.5 + 0) / 3, within(1e-9));
		assertThat(scores.confusions(5)).containsExactly("a taken for b: 1", "b taken for c: 1");
	}

}

package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yihaotong.classification.Temperature.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TemperatureTests {

	/**
	 * Right three times in four with a lead of 4: the probability is to be 0.75, so the
	 * odds of 3 are e^(4/T).
	 */
	@Test
	void makesAnOverconfidentModelAsSureAsItIsRight() {
		List<Answer> answers = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			answers.add(new Answer(new float[] { 4, 0 }, (i % 4 == 0) ? 1 : 0));
		}
		double temperature = Temperature.fit(answers);
		assertThat(temperature).isCloseTo(4 / Math.log(3), within(0.1));
		assertThat(Temperature.probabilities(new float[] { 4, 0 }, temperature)[0]).isCloseTo(0.75, within(0.01));
	}

	@Test
	void leavesProbabilitiesAloneWithoutTexts() {
		assertThat(Temperature.fit(List.of())).isEqualTo(1);
	}

	@Test
	void probabilitiesAddUpWhateverTheScores() {
		double[] chances = Temperature.probabilities(new float[] { 1000, 999, -1000 }, 1);
		assertThat(chances[0] + chances[1] + chances[2]).isCloseTo(1, within(1e-9));
		assertThat(chances[0] / chances[1]).isCloseTo(Math.E, within(1e-6));
	}

}

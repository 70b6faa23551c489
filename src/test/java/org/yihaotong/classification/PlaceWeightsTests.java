package org.yihaotong.classification;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceWeightsTests {

	private static final String TEXT = "A市解放路二百三十六号的路灯坏了，路口没有灯。";

	private static final int PARTS = 3;

	private final Random random = new Random(1);

	private final PlaceFeatures seen = new PlaceFeatures(TEXT);

	private final Map<Long, float[]> known = known();

	private final PlaceWeights weights = new PlaceWeights(this.known);

	@Test
	void hasTheWeightsOfEachFeatureOfAText() {
		long[] found = new long[PlaceFeatures.MOST];
		for (int at = 0; at < TEXT.length(); at++) {
			int[] expected = new int[PARTS];
			add(found, this.seen.at(at, found), expected);
			long sums = here(at) + others(found, this.seen.around(at, found, 0));
			assertThat(sums(sums)).as("at " + at).isEqualTo(expected);
			for (int before = 0; before < PARTS; before++) {
				int[] after = expected.clone();
				add(found, this.seen.after(at, before, found), after);
				long further = this.weights.of(PlaceFeatures.decision(before))
						+ this.weights.at(character(at), PlaceWeights.HERE_DECIDED + before)
						+ this.weights.at(pair(at), PlaceWeights.PAIR_DECIDED + before)
						+ others(found, this.seen.decided(at, before, found, 0));
				assertThat(sums(sums + further)).as("at " + at + " after " + before).isEqualTo(after);
			}
		}
	}

	@Test
	void sumsOfTheGreatestWeightsStayApart() {
		Map<Long, float[]> great = new HashMap<>();
		for (int before = 0; before < PARTS; before++) {
			great.put(PlaceFeatures.decision(before), new float[] { -100, (before == 1) ? -100 : 100, 100 });
		}
		PlaceWeights weights = new PlaceWeights(great);
		long sums = 0;
		for (int i = 0; i < 31; i++) {
			sums += weights.of(PlaceFeatures.decision(i % 2));
		}
		assertThat(sums(sums)).containsExactly(31 * Short.MIN_VALUE, 16 * Short.MAX_VALUE + 15 * Short.MIN_VALUE,
				31 * Short.MAX_VALUE);
	}

	/** Of three quarters of the features. */
	private Map<Long, float[]> known() {
		Map<Long, float[]> known = new HashMap<>();
		long[] found = new long[PlaceFeatures.MOST];
		for (int at = 0; at < TEXT.length(); at++) {
			put(found, this.seen.at(at, found), known);
			for (int before = 0; before < PARTS; before++) {
				put(found, this.seen.after(at, before, found), known);
			}
		}
		return known;
	}

	private void put(long[] features, int size, Map<Long, float[]> known) {
		for (int i = 0; i < size; i++) {
			if (this.random.nextInt(4) > 0) {
				known.put(features[i], new float[] { this.random.nextFloat(-8, 8), this.random.nextFloat(-8, 8),
						this.random.nextFloat(-8, 8) });
			}
		}
	}

	private void add(long[] features, int size, int[] sums) {
		for (int i = 0; i < size; i++) {
			float[] weights = this.known.getOrDefault(features[i], new float[PARTS]);
			for (int part = 0; part < PARTS; part++) {
				sums[part] += Math.clamp(Math.round(weights[part] * PlaceWeights.ONE), Short.MIN_VALUE,
						Short.MAX_VALUE);
			}
		}
	}

	private long here(int at) {
		return this.weights.at(character(at), PlaceWeights.HERE) + this.weights.at(pair(at), PlaceWeights.PAIR)
				+ this.weights.at(pair(at + 1), PlaceWeights.PAIR_BEHIND)
				+ this.weights.at(character(at - 2), PlaceWeights.SECOND_BEFORE)
				+ this.weights.at(character(at - 1), PlaceWeights.BEFORE)
				+ this.weights.at(character(at + 1), PlaceWeights.BEHIND)
				+ this.weights.at(character(at + 2), PlaceWeights.SECOND_BEHIND)
				+ this.weights.at(pair(at - 1), PlaceWeights.TWO_BEFORE)
				+ this.weights.at(pair(at + 2), PlaceWeights.TWO_BEHIND);
	}

	private int character(int at) {
		return this.weights.ofCharacter(this.seen.seen(at));
	}

	private int pair(int at) {
		return this.weights.ofPair(this.seen.seen(at - 1), this.seen.seen(at));
	}

	private long others(long[] features, int size) {
		long sums = 0;
		for (int i = 0; i < size; i++) {
			sums += this.weights.of(features[i]);
		}
		return sums;
	}

	private static int[] sums(long sums) {
		return new int[] { PlaceWeights.sum(sums, 0), PlaceWeights.sum(sums, 1), PlaceWeights.sum(sums, 2) };
	}

}

package org.yihaotong.classification;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.TextFeatures.Feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class VocabularyTests {

	private static final long WATER = Feature.gram(Feature.BODY, (char) 0, '水');

	private static final long STOPPED = Feature.gram(Feature.BODY, '停', '水');

	private static final long SUBJECT = Feature.gram(Feature.SUBJECT, '停', '水');

	private final Vocabulary vocabulary = Vocabulary
		.of(List.of(new long[] { WATER, STOPPED, SUBJECT }, new long[] { WATER }, new long[] { WATER, WATER }), 1);

	@Test
	void weighsByRarityAndScalesEachKindToItsWeight() {
		Vector vector = this.vocabulary.vector(new long[] { SUBJECT, WATER, WATER, STOPPED, 99 });
		assertThat(vector.rows()).containsExactly(this.vocabulary.row(SUBJECT), this.vocabulary.row(WATER),
				this.vocabulary.row(STOPPED));
		double water = (1 + Math.log(2)) * (1 + Math.log(4.0 / 4));
		double stopped = 1 + Math.log(4.0 / 2);
		double length = Math.hypot(water, stopped);
		assertThat(vector.values()[0]).isCloseTo((float) Feature.weight(Feature.SUBJECT), within(1e-6f));
		assertThat(vector.values()[1]).isCloseTo((float) (water / length), within(1e-6f));
		assertThat(vector.values()[2]).isCloseTo((float) (stopped / length), within(1e-6f));
	}

	@Test
	void leavesOutWhatStandsInTooFewTexts() {
		Vocabulary common = Vocabulary.of(List.of(new long[] { WATER, STOPPED }, new long[] { WATER }), 2);
		assertThat(common.size()).isEqualTo(1);
		assertThat(common.row(STOPPED)).isNegative();
	}

	@Test
	void knowsNothingOfAnEmptyText() {
		assertThat(this.vocabulary.vector(new long[0]).rows()).isEmpty();
	}

	@Test
	void isReadAsItWasWritten() throws IOException {
		long keyword = Feature.keyword("0901");
		Vocabulary written = Vocabulary.of(List.of(new long[] { WATER, STOPPED, SUBJECT, keyword }), 1);
		Vocabulary read = Vocabulary.read(written.lines());
		assertThat(read.lines()).isEqualTo(written.lines()).contains("b:停水\t1", "k:0901\t1");
		assertThat(read.row(keyword)).isEqualTo(written.row(keyword)).isNotNegative();
	}

	@Test
	void findsEachOfManyFeaturesTheCommonestFirst() {
		long[] all = IntStream.range(0, 20_000)
			.mapToLong((i) -> Feature.gram(1 + i % 3, (char) (i / 3 % 100), (char) (0x4E00 + i / 300)))
			.toArray();
		Vocabulary known = Vocabulary.of(List.of(Arrays.copyOf(all, 10_000), Arrays.copyOf(all, 5_000)), 1);
		assertThat(Arrays.stream(all, 0, 10_000).mapToInt(known::row).distinct()).hasSize(10_000)
			.allMatch((row) -> row >= 0);
		assertThat(Arrays.stream(all, 0, 5_000).mapToInt(known::row)).allMatch((row) -> row < 5_000);
		assertThat(Arrays.stream(all, 10_000, 20_000).mapToInt(known::row)).containsOnly(-1);
		assertThat(known.vector(all).unknown()).isEqualTo(0.5);
		assertThat(known.vector(all).rows())
			.containsExactly(Arrays.stream(all, 0, 10_000).mapToInt(known::row).toArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "b:停水", "x:停\t1", "b:停水了\t1", "b:\t1", "b:停\tmany" })
	void refusesALineThatIsNoFeature(String line) {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Vocabulary.read(List.of("3", line)))
			.withMessageContaining("damaged");
	}

}

package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BackoffModelTests {

	private static final int WORDS = 12;

	private static final int BEGIN = 50;

	private static final int END = 51;

	@TempDir
	private Path folder;

	private Lexicon lexicon;

	@BeforeEach
	void words() throws IOException {
		StringBuilder list = new StringBuilder("<eps> 0\n<s> " + BEGIN + "\n</s> " + END + "\n");
		for (int word = 1; word <= WORDS; word++) {
			list.append((char) ('a' + word)).append(' ').append(word).append('\n');
		}
		Path file = this.folder.resolve("words.txt");
		Files.writeString(file, list);
		this.lexicon = Lexicon.read(file);
	}

	/** Words 11 and 12 never come. */
	private Ngrams chance() {
		Ngrams ngrams = new Ngrams(this.lexicon);
		Random random = new Random(7);
		for (int count = 0; count < 300; count++) {
			int[] sentence = new int[random.nextInt(1, 8)];
			for (int at = 0; at < sentence.length; at++) {
				sentence[at] = 1 + (int) (10 * Math.pow(random.nextDouble(), 2));
			}
			ngrams.add(sentence, random.nextInt(1, 4));
		}
		return ngrams;
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NEGATIVE_INFINITY, 0, 2, 8, 1000 })
	void allProbabilitiesAfterAHistoryAddUpToOne(double threshold) {
		BackoffModel model = BackoffModel.of(chance(), this.lexicon, threshold);
		List<Integer> following = new ArrayList<>(this.lexicon.all());
		following.add(END);
		for (int first : this.lexicon.all()) {
			assertThat(following.stream().mapToDouble((word) -> model.probability(BEGIN, first, word)).sum())
				.isEqualTo(1, within(1e-6));
			for (int second : this.lexicon.all()) {
				assertThat(following.stream().mapToDouble((word) -> model.probability(first, second, word)).sum())
					.as("after %s %s", first, second)
					.isEqualTo(1, within(1e-6));
			}
		}
		assertThat(following.stream().mapToDouble((word) -> model.probability(BEGIN, word)).sum()).isEqualTo(1,
				within(1e-6));
	}

	@Test
	void leavesOutMoreAtAHigherThreshold() {
		int all = BackoffModel.of(chance(), this.lexicon, Double.NEGATIVE_INFINITY).triples().size();
		int some = BackoffModel.of(chance(), this.lexicon, 1).triples().size();
		int few = BackoffModel.of(chance(), this.lexicon, 4).triples().size();
		assertThat(all).isEqualTo(chance().triples().size());
		assertThat(some).isLessThan(all);
		assertThat(few).isLessThan(some);
	}

	@Test
	void aWordThatNeverCameIsUnlikelyButNotImpossible() {
		BackoffModel model = BackoffModel.of(chance(), this.lexicon, 0);
		assertThat(model.probability(1, 2, 12)).isPositive().isLessThan(model.probability(1, 2, 1));
	}

	@Test
	void whatCameOftenIsLikelier() {
		Ngrams ngrams = new Ngrams(this.lexicon);
		ngrams.add(new int[] { 1, 2, 3 }, 5);
		ngrams.add(new int[] { 1, 2, 4 }, 1);
		ngrams.add(new int[] { 4, 5, 4 }, 1);
		BackoffModel model = BackoffModel.of(ngrams, this.lexicon, Double.NEGATIVE_INFINITY);
		assertThat(model.probability(1, 2, 3)).isGreaterThan(model.probability(1, 2, 4));
		assertThat(model.probability(1, 2, 4)).isGreaterThan(model.probability(1, 2, 5));
	}

}

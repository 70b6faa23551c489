package org.yihaotong.classification;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BeginningsTests {

	@Test
	void findsAllWordsThatMayBeginAtAPlaceInTheirOrder() {
		Beginnings<String> words = new Beginnings<>(List.of("停水了", "水停", "停水", "停电"), Function.identity());
		assertThat(words.at("又停水了", 1)).containsExactly("停水了", "停水");
		assertThat(words.at("又停水了", 0)).isEmpty();
		assertThat(words.at("\u0000\u0000", 0)).isEmpty();
	}

	@Test
	void findsEachOfManyWordsAndNoOther() {
		Random random = new Random(1);
		List<String> all = IntStream.range(0, 5_000).mapToObj((i) -> word(random)).distinct().toList();
		Beginnings<String> words = new Beginnings<>(all.subList(0, 2_500), Function.identity());
		for (String word : all) {
			assertThat(words.at(word, 0)).isEqualTo(
					all.subList(0, 2_500).stream().filter((other) -> other.startsWith(word.substring(0, 2))).toList());
		}
	}

	private static String word(Random random) {
		return "" + (char) (0x4E00 + random.nextInt(60)) + (char) (0x4E00 + random.nextInt(60))
				+ (char) (0x4E00 + random.nextInt(60));
	}

}

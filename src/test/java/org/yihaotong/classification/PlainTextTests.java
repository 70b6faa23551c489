package org.yihaotong.classification;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@Test
	void theTableFoldsEachCharacterAsTheNormalizerDoes() {
		assertThat(IntStream.range(0, Character.MAX_VALUE)
			.mapToObj((one) -> "停水 " + (char) one + "了" + (char) one)
			.filter((text) -> !PlainText.of(text).equals(PlainText.slow(text)))).isEmpty();
	}

	@Test
	void neighboursFoldAsTheNormalizerFoldsThem() {
		Random random = new Random(20_261_128);
		int[] from = { 0x20, 0x4E00, 0xFF01, 0x3000, 0x1100, 0x3040, 0xAC00, 0x0300, 0x0915, 0xD83D, 0xDE00, 0xFF61 };
		for (int round = 0; round < 20_000; round++) {
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < 6; i++) {
				text.append((char) (from[random.nextInt(from.length)] + random.nextInt(0x60)));
			}
			assertThat(PlainText.of(text.toString())).as("%s", text).isEqualTo(PlainText.slow(text.toString()));
		}
	}

}

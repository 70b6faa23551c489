package org.yihaotong.classification;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechNoiseTests {

	private static final String TEXT = "喂 你好 我们小区3号楼从昨天晚上开始就停水了 到现在还没有来水 物业说不知道 麻烦你们问一下";

	@Test
	void theSameTextIsMisheardInTheSameWay() {
		assertThat(SpeechNoise.of(TEXT)).isPresent().isEqualTo(SpeechNoise.of(TEXT));
	}

	@Test
	void aRecogniserHearsNoSpacesAndNoFigures() {
		assertThat(SpeechNoise.of("我家3号楼 停水了").orElseThrow()).matches("\\p{IsHan}+");
	}

	@Test
	void someAndNotMostIsMisheard() {
		String said = "路口的红绿灯坏了没有人来修早上堵得厉害请交警过来指挥一下";
		int wrong = IntStream.range(0, said.length())
			.mapToObj((i) -> said.substring(i) + said.substring(0, i))
			.mapToInt((turned) -> edits(turned, SpeechNoise.of(turned).orElseThrow()))
			.sum();
		assertThat((double) wrong / (said.length() * said.length())).isBetween(0.1, 0.2);
	}

	private static int edits(String one, String other) {
		int[] row = IntStream.rangeClosed(0, other.length()).toArray();
		for (int i = 1; i <= one.length(); i++) {
			int before = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int same = before + ((one.charAt(i - 1) != other.charAt(j - 1)) ? 1 : 0);
				before = row[j];
				row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}

	@ParameterizedTest
	@CsvSource({ "机,芨击圾基畸稽积箕", "电,殿碘点典靛垫佃甸店惦奠淀", "停,廷亭庭听烃汀艇挺" })
	void whatIsMisheardSoundsAlike(char one, String alike) {
		Random random = new Random(7);
		assertThat(IntStream.range(0, 50).mapToObj((i) -> String.valueOf(SpeechNoise.misheard(one, random))).toList())
			.doesNotContain(String.valueOf(one))
			.allMatch(alike::contains);
	}

	@Test
	void charactersWithoutASoundStayAsTheyAre() {
		Random random = new Random(7);
		assertThat("A啊座镕".chars().mapToObj((one) -> SpeechNoise.misheard((char) one, random)).toList()).hasSize(4)
			.startsWith('A')
			.endsWith('镕');
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "。", "😀😀", "水" })
	void nothingIsHeardOfNothing(String text) {
		assertThat(SpeechNoise.of(text)).isEmpty();
	}

	@Test
	void whatHasPunctuationWasWritten() {
		assertThat(SpeechNoise.of("我家3号楼，停水了！")).isEmpty();
	}

	@Test
	void whatIsTooLongToBeSpokenIsNotHeard() {
		assertThat(SpeechNoise.of("水".repeat(SpeechNoise.LONGEST + 1))).isEmpty();
	}

}

package org.yihaotong.speech;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PhraseWordsTests {

	private final PhraseWords words = new PhraseWords(Set.of("转", "人工", "人", "工人", "是的", "是", "的话", "不", "对"));

	@Test
	void prefersLongWords() {
		assertThat(this.words.split("转人工")).contains("转 人工");
		assertThat(this.words.split("是的")).contains("是的");
	}

	@Test
	void goesBackToShorterWordsWhereALongOneLeavesAnUnknownRest() {
		assertThat(this.words.split("是的话")).contains("是 的话");
	}

	@Test
	void dropsSpaces() {
		assertThat(this.words.split(" 不 对 ")).contains("不 对");
	}

	@Test
	void refusesAPhraseWithAnUnknownWord() {
		assertThat(this.words.split("转接人工")).isEmpty();
		assertThat(this.words.split("")).isEmpty();
		assertThat(this.words.split("对".repeat(61))).isEmpty();
	}

	@Test
	void keepsTheSpacesBetweenKnownWords() {
		PhraseWords english = new PhraseWords(Set.of("to", "day", "today", "yes"));
		assertThat(english.split("yes  to day")).contains("yes to day");
		assertThat(english.split("today")).contains("today");
	}

}

package org.yihaotong.speech;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PronunciationTests {

	private final Pronunciation pronunciation = new Pronunciation();

	@ParameterizedTest
	@CsvSource({ "挪车, nuo2che1", "重复一遍, chong2fu4 yi2 bian4", "转人工, zhuan3ren2gong1", "银行, yin2hang2", "为您, wei4nin2",
			"还款, huan2kuan3", "觉得, jue2de5", "了解了, liao3jie3 le5", "不是, bu2 shi4", "不可能, bu4 ke3 neng2",
			"一天, yi4 tian1", "第一, di4 yi1", "12345, yao1 er4 san1 si4 wu3", "效率, xiao4lv4", "女, nv3", "给您, gei3 nin2" })
	void pronouncesWords(String text, String pinyin) {
		assertThat(this.pronunciation.of(text)).isEqualTo(pinyin);
	}

	@Test
	void pausesAtPunctuation() {
		assertThat(this.pronunciation.of("您好，请说。")).isEqualTo("nin2hao3, qing3shuo1.");
	}

	@Test
	void readsAPlate() {
		assertThat(this.pronunciation.of("蒙C1B")).isEqualTo("meng3 xi1 yao1 bi4");
	}

	@Test
	void leavesOutWhatCannotBeSpoken() {
		assertThat(this.pronunciation.of("😀<>\"'$`")).isEmpty();
		assertThat(this.pronunciation.of("-x --version")).matches("[a-z0-9 ]+");
	}

}

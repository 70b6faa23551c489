package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnTextsTests {

	private static final Path PROJECT = Path.of("");

	@ParameterizedTest
	@CsvSource(delimiter = '>', value = { "喂，楼上漏水 我家全湿了！>[[喂, 楼上漏水, 我家全湿了]]", "停电了。什么时候来？>[[停电了], [什么时候来]]",
			"ａｐｐ打不开>[[APP打不开]]", "等了40分钟>[[等了四十分钟]]" })
	void writesTextsAsTheyAreSpoken(String written, String spoken) {
		assertThat(SpokenForm.sentences(written).toString()).isEqualTo(spoken);
	}

	@Test
	void takesEveryKindOfText() throws IOException {
		Set<String> texts = new HashSet<>(
				OwnTexts.read(PROJECT, Recipe.USUAL.weights()).stream().map(OwnTexts.Sentence::text).toList());
		assertThat(texts).contains("家里一股臭鸡蛋味灶都关了咋回事", "转人工", "请说车牌号", "锦绣花园", "违法犯罪警情", "正在打人")
			.noneMatch((text) -> text.matches(".*[0-9a-z\\s，。].*"));
	}

	@Test
	void theMeasuredSentencesAreLeftOut() throws IOException {
		HeldOut heldOut = HeldOut.read(PROJECT);
		assertThat(heldOut.holds("我想说对没错就是这个地址")).isTrue();
		assertThat(heldOut.holds("对没错")).isFalse();
		List<OwnTexts.Sentence> learnt = Adaptation.sentences(PROJECT, Recipe.USUAL);
		assertThat(learnt).hasSizeGreaterThan(100_000).noneMatch((sentence) -> heldOut.holds(sentence.text()));
	}

	@Test
	void numbersAreSpokenWithWordsAloneAndAlwaysTheSame() {
		List<String> texts = new SpokenNumberTexts().all();
		assertThat(texts).isEqualTo(new SpokenNumberTexts().all())
			.allMatch((text) -> text.matches("[\\p{IsHan}A-Z]+"))
			.anyMatch((text) -> text.matches("车牌号是.[A-Z][零一二三四五六七八九幺]{5}"))
			.anyMatch((text) -> text.matches("我的电话是[一幺].{10}"));
	}

}

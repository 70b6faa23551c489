package org.yihaotong.speech;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenDigitsTests {

	@ParameterizedTest
	@CsvSource({ "蒙C一二三四五, 蒙C12345", "蒙C幺二三四五, 蒙C12345", "幺拐洞, 170", "两个八, 88", "三个零幺, 0001", "双六九, 669",
			"幺三八洞洞勾,138009", "湘A五八三幺七, 湘A58317", "二零二六, 2026", "12三, 123", "蒙CA一B二三, 蒙CA1B23", "五个五, 55555", "对, 对" })
	void readsFiguresThatWereSaidOneByOne(String heard, String read) {
		assertThat(SpokenDigits.read(heard)).isEqualTo(read);
	}

	@ParameterizedTest
	@CsvSource({ "尾号是八八三六, 8836", "是幺三八零零两个五六幺九, 138005561 9", "没有, ''" })
	void takesTheFiguresAlone(String heard, String figures) {
		assertThat(SpokenDigits.figures(heard)).isEqualTo(figures.replace(" ", ""));
	}

	@Test
	void theGrammarLetsEachFigureFollowEach() {
		List<String> phrases = SpokenDigits.phrases();
		for (char first : "零一二三四五六七八九幺洞拐两".toCharArray()) {
			for (char second : "零一二三四五六七八九幺洞拐两".toCharArray()) {
				assertThat(phrases).anyMatch((phrase) -> phrase.contains("" + first + second));
			}
		}
		assertThat(phrases).allMatch((phrase) -> phrase.length() <= 60);
	}

	@Test
	void aTelephoneNumberIsHeardWithTheGrammar(@TempDir Path folder) {
		try (VoskSpeechRecogniser recogniser = (VoskSpeechRecogniser) TestSpeech.recogniser(folder)) {
			assertThat(recogniser.unknown(SpokenDigits.phrases())).isEmpty();
			String heard = Hearing.hear(recogniser, SpokenDigits.phrases(), TestSpeech.call("call54"));
			assertThat(SpokenDigits.figures(heard)).isEqualTo("13800256197");
		}
	}

}

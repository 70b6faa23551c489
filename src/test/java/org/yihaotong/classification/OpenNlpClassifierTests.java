package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the model that the build has trained.
 */
class OpenNlpClassifierTests {

	private static final Taxonomy TAXONOMY = CsvTaxonomy.read();

	private static CategoryModel model;

	private final Classifier classifier = classifier(ClassificationProperties.DEFAULT);

	@BeforeAll
	static void load() throws IOException {
		model = ModelFolder.load();
	}

	@ParameterizedTest
	@CsvSource({ "0201,前面停了辆黑轿车把我出口堵死了 麻烦联系一下车主挪车", "0202,出来倒垃圾门让风带上了 钥匙在屋里 给找个开锁的吧", "0102,我家对面楼上着火了烟特别大 快叫消防车",
			"0103,我妈晕倒了叫不醒 赶紧叫救护车", "0801,交了取暖费屋里还是冷 暖气片就温温的", "0901,怎么又停水了 啥时候来水啊", "1101,楼道里一股煤气味 是不是漏气了",
			"1904,巷子里路灯全灭了 晚上不敢走", "1706,工地凌晨两点还在打桩 没法睡", "2101,电梯卡在六楼了 里面有两个孩子出不来", "2605,我妈投的理财爆雷了 老板跑路",
			"2401,家里没有劳力 能不能给办个低保" })
	void understandsWhatPeopleSay(String code, String text) {
		assertThat(this.classifier.classify(text).top().getFirst().code()).hasToString(code);
	}

	@Test
	void answersTheThreeLikeliestInOrder() {
		List<Candidate> top = this.classifier.classify("自来水发黄有股味道，水压也小").top();
		assertThat(top).hasSize(3).extracting(Candidate::code).doesNotHaveDuplicates();
		assertThat(top).extracting(Candidate::probability).isSortedAccordingTo(Collections.reverseOrder());
		assertThat(top.stream().mapToDouble(Candidate::probability).sum()).isLessThan(1.0000001);
		assertThat(top).allMatch((candidate) -> TAXONOMY.find(candidate.code()).isPresent());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Qwrt zxcv plmk vbnm hjkl", "The street lamp in front of my house is broken",
			"хотел бы узнать", "龘靐齉爩" })
	void decidesNothingAboutWhatItCannotRead(String text) {
		assertThat(this.classifier.classify(text).decision()).isInstanceOf(Decision.Unknown.class);
	}

	@ParameterizedTest
	@CsvSource({ "0905, 馬路上自來水管爆了 水往外噴", "1904, 我們這條街路燈不亮了" })
	void readsTraditionalCharacters(String code, String text) {
		assertThat(this.classifier.classify(text).top().getFirst().code()).hasToString(code);
	}

	@Test
	void saysWhichWordsSpokeForACandidate() {
		String text = "你好啊师傅 昨天晚上开始 我们小区路灯全不亮了";
		var words = new OpenNlpClassifier(model, TAXONOMY, ClassificationProperties.DEFAULT).explain(text);
		assertThat(words).hasSize(3);
		assertThat(words.get(new CategoryCode("1904"))).isNotEmpty()
			.hasSizeLessThanOrEqualTo(5)
			.allMatch(text::contains)
			.anyMatch((word) -> word.contains("路灯"))
			.noneMatch((word) -> word.contains("师傅"));
	}

	@Test
	void theBoundsDecideHowSureAnAnswerIs() {
		String text = "路灯不亮";
		assertThat(classifier(new ClassificationProperties(0, 0)).classify(text).decision())
			.isInstanceOf(Decision.Certain.class);
		assertThat(classifier(new ClassificationProperties(1, 0)).classify(text).decision())
			.isInstanceOf(Decision.Doubtful.class);
		assertThat(classifier(new ClassificationProperties(1, 1)).classify(text).decision())
			.isInstanceOf(Decision.Unknown.class);
		assertThat(this.classifier.classify(text).decision()).isInstanceOf(Decision.Certain.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\r\n", "。。。", "12345", "😀😀😀", "\u0000\u0001\u001b[31m",
			"\ud800\udc00\udfff", "\u200b\u202e\ufeff", "水" })
	void makesNothingOfNothing(String text) {
		assertThat(this.classifier.classify(text)).isEqualTo(Classification.UNKNOWN);
	}

	@Test
	void emojiAndControlCharactersDoNotChangeTheMatter() {
		Classification plain = this.classifier.classify("小区停水了 什么时候来水");
		assertThat(this.classifier.classify("😭小区停水了\u0007\u0000\u202e什么时候来水😡").top()).isEqualTo(plain.top());
	}

	@Test
	void fullWidthLettersAreLetters() {
		assertThat(this.classifier.classify("蒙Ｃ１２３４５停在我家门口").plate()).hasToString("Optional[蒙C12345]");
	}

	@Test
	void readsABoundedPartOfALongLetter() {
		String noise = "今天天气很好。".repeat(200_000);
		String plain = PlainText.of("暖气不热" + noise + "望尽快供暖");
		assertThat(plain).hasSizeLessThan(8001).startsWith("暖气不热").endsWith("望尽快供暖");
		assertThat(this.classifier.classify("暖气不热" + noise).top()).hasSize(3);
		assertThat(PlainText.of("\ufdfa".repeat(1_000_000)).length()).isLessThan(8001);
	}

	@Test
	void answersAlikeOnAllThreads() {
		Set<Classification> answers = IntStream.range(0, 64)
			.parallel()
			.mapToObj((i) -> this.classifier.classify("楼上漏水把我家泡了 找谁赔"))
			.collect(Collectors.toSet());
		assertThat(answers).hasSize(1);
	}

	@Test
	void givesPlateAndPlaceWithTheCategory() {
		Classification found = this.classifier.classify("新华街十二号门口有辆蒙C幺二三四五堵着我的车 帮我叫他挪一下");
		assertThat(found.plate()).hasToString("Optional[蒙C12345]");
		assertThat(found.place()).contains("新华街十二号");
	}

	private static Classifier classifier(ClassificationProperties properties) {
		return (text) -> new OpenNlpClassifier(model, TAXONOMY, properties).classify(text);
	}

}

package org.yihaotong.classification;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.classification.Manner.Language;
import org.yihaotong.classification.Manner.Mood;
import org.yihaotong.classification.Manner.Nature;
import org.yihaotong.classification.Manner.Urgency;
import org.yihaotong.platform.CategoryCode;

import static org.assertj.core.api.Assertions.assertThat;

class MannerFinderTests {

	private static final Taxonomy TAXONOMY = CsvTaxonomy.read();

	@ParameterizedTest
	@CsvSource({ "请问退休金怎么算 需要带什么材料, 0502, INQUIRY", "喂 我想问一下 我家孩子户口在外地能不能在这上学, 2201, INQUIRY",
			"建议在河滨公园门口增设一个公交站, 1301, SUGGESTION", "能不能在三中门口加装一个红绿灯啊, 1402, SUGGESTION", "我要举报楼下饭馆用地沟油, 1602, REPORT",
			"后半夜有人偷偷排废水 一股子药味, 1703, REPORT", "窗口那个女的态度特别差 问两句就不耐烦, 0304, COMPLAINT", "打了三回电话推来推去 没人管, 0704, COMPLAINT",
			"谢谢你们及时修好了路灯 给维修师傅点赞, 1901, PRAISE", "路口的灯不亮 麻烦来人修一下, 1904, HELP", "给我找个开锁的 钥匙锁屋里了, 0202, SERVICE" })
	void tellsWhatIsWanted(String text, String code, Nature nature) {
		assertThat(manner(text, code).nature()).isEqualTo(nature);
	}

	@ParameterizedTest
	@CsvSource({ "着火了, 0102, EMERGENCY", "老人卧床 停电了 急等着用呼吸机, 1001, URGENT", "想了解一下公积金提取, 0603, NORMAL" })
	void tellsHowSoon(String text, String code, Urgency urgency) {
		assertThat(manner(text, code).urgency()).isEqualTo(urgency);
	}

	@ParameterizedTest
	@CsvSource({ "我真的活不下去了, DESPERATE", "你们到底管不管 再不解决我就去省里, ANGRY", "反映了多次 一直拖着 实在没办法了, UPSET", "感谢你们 问题解决了, GRATEFUL",
			"路灯坏了一盏, CALM" })
	void tellsTheMood(String text, Mood mood) {
		assertThat(manner(text, "1901").mood()).isEqualTo(mood);
	}

	@ParameterizedTest
	@CsvSource({ "小区停水了, SIMPLIFIED_CHINESE", "我們社區停電了請問什麼時候來電, TRADITIONAL_CHINESE",
			"张堃住在新华街 路灯坏了, SIMPLIFIED_CHINESE", "The street lamp is broken, LATIN",
			"Гудамжны гэрэл асахгүй байна, MONGOLIAN", "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ, MONGOLIAN", "سۇ توختاپ قالدى, ARABIC",
			"ཆུ་མེད་པ་རེད།, TIBETAN", "물이 안 나와요, KOREAN", "水が出ません助けてください, JAPANESE",
			"wifi坏了 app打不开, SIMPLIFIED_CHINESE", "12345 😀, OTHER" })
	void tellsTheLanguage(String text, Language language) {
		assertThat(manner(text, "1901").language()).isEqualTo(language);
	}

	private static Manner manner(String text, String code) {
		String plain = PlainText.of(text);
		Optional<Category> category = TAXONOMY.find(new CategoryCode(code));
		assertThat(category).isPresent();
		return MannerFinder.find(plain, Simplified.of(plain), category);
	}

}

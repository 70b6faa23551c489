package org.yihaotong.speech;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenNumbersTests {

	@ParameterizedTest
	@CsvSource({ "12345热线, 幺二三四五热线", "请拨打110, 请拨打幺幺零", "按1, 按一", "前面有12位, 前面有十二位", "还有2位, 还有两位",
			"2026年11月24日, 二零二六年十一月二十四日", "1208元, 一千二百零八元", "105路, 一百零五路", "310号, 三百一十号", "蒙C12345, 蒙C幺二三四五",
			"蒙CA1B23, 蒙CA幺B二三", "20261124-00042, 二零二六幺幺二四，零零零四二", "13800138000, 幺三八零零幺三八零零零", "8:05, 八点零五分",
			"18:00, 十八点整", "98.68%, 百分之九十八点六八", "0473-2999901, 零四七三，二九九九九零幺", "0个, 零个", "10分钟, 十分钟" })
	void readsFiguresAloud(String written, String spoken) {
		assertThat(SpokenNumbers.spell(written)).isEqualTo(spoken);
	}

}

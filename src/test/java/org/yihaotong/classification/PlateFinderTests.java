package org.yihaotong.classification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlateFinderTests {

	@ParameterizedTest
	@CsvSource({ "蒙C12345挡着我家门,蒙C12345", "车牌是蒙c·12345,蒙C12345", "蒙 C 1 2 3 4 5,蒙C12345", "有辆京A-8F8G8,京A8F8G8",
			"沪AD12345新能源,沪AD12345", "大客车粤B12345D,粤B12345D", "粤B1234学是教练车,粤B1234学", "粤Z1234港,粤Z1234港" })
	void findsWrittenPlates(String text, String plate) {
		assertThat(PlateFinder.find(text)).hasToString("Optional[" + plate + "]");
	}

	@ParameterizedTest
	@CsvSource({ "蒙C一二三四五,蒙C12345", "蒙C幺两三拐勾,蒙C12379", "湘a零洞〇八六,湘A00086", "苏E三五九F二停在这儿,苏E359F2",
			"蒙 C 幺 二 三 四 五,蒙C12345" })
	void findsSpokenPlates(String text, String plate) {
		assertThat(PlateFinder.find(text)).hasToString("Optional[" + plate + "]");
	}

	@Test
	void leavesTheNextWordOutOfThePlate() {
		assertThat(PlateFinder.find("蒙C12345一直不来人")).hasToString("Optional[蒙C12345]");
	}

	@Test
	void takesTheFirstThatIsAPlate() {
		assertThat(PlateFinder.find("不是蒙C123，是蒙C54321，旁边是蒙C99999")).hasToString("Optional[蒙C54321]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "蒙C", "蒙C1234", "蒙C1234I", "云南三天两夜", "电话13800256197", "新A级景区一二三", "新I12345" })
	void findsNoPlateWhereThereIsNone(String text) {
		assertThat(PlateFinder.find(text)).isEmpty();
	}

}

package org.yihaotong.classification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceFinderTests {

	@ParameterizedTest
	@CsvSource({ "我住在解放路二百三十六号五栋三单元八零二室,解放路236号5栋3单元802室", "你好我在滨河大街12号楼2单元,滨河大街12号楼2单元", "我们锦绣花园停水了,锦绣花园",
			"车停在迎宾路和新华街交叉口,迎宾路和新华街交叉口", "想问一下第三中学几点放学,第三中学", "就在团结村那边,团结村", "大润发门口有人摆摊,大润发", "水岸名城七栋的电梯又坏了,水岸名城7栋",
			"A市B2区的供暖什么时候恢复,A市B2区" })
	void findsWhereItIs(String text, String place) {
		assertThat(PlaceFinder.spans(text)).first().satisfies((found) -> assertThat(found.value()).endsWith(place));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "暖气不热", "十八路公交车不来", "出租车司机绕路", "出租车司机不认路", "我们小区停电了", "马路上有坑", "这条街没有路灯", "想问一下今年小学几号报名" })
	void namesNoPlaceWhereNoneIsNamed(String text) {
		assertThat(PlaceFinder.spans(text)).isEmpty();
	}

	@Test
	void anAddressIsOnePlaceAndItsMostExactNameSaysWhereItIs() {
		assertThat(PlaceFinder.spans("海勃湾区滨河街道锦绣花园十二号楼漏水")).singleElement()
			.satisfies((place) -> assertThat(place.value()).isEqualTo("海勃湾区滨河街道滨河社区第1网格 海勃湾区滨河街道锦绣花园12号楼"));
	}

}

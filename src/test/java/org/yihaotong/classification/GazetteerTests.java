package org.yihaotong.classification;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.classification.Fact.Kind;
import org.yihaotong.classification.Gazetteer.Entry;

import static org.assertj.core.api.Assertions.assertThat;

class GazetteerTests {

	@Test
	void theModelCityHasThreeDistrictsAnd1130Cells() {
		assertThat(Gazetteer.CITY.cells()).isEqualTo(1130);
		assertThat(Gazetteer.CITY.all()).extracting(Entry::district).containsOnly("海勃湾区", "乌达区", "海南区");
		assertThat(Gazetteer.CITY.all()).extracting(Entry::name).doesNotHaveDuplicates().hasSizeGreaterThan(350);
	}

	@ParameterizedTest
	@CsvSource({ "我住锦绣花园十二号楼三单元八零二室 没水了,锦绣花园十二号楼三单元八零二室,海勃湾区滨河街道滨河社区第1网格 锦绣花园12号楼3单元802室",
			"凤凰新城5栋着火了,凤凰新城5栋,海勃湾区凤凰岭街道凤凰社区第1网格 凤凰新城5栋", "君悦府的电梯坏了,君悦府,海勃湾区滨河街道滨河社区第10网格 君悦府",
			"植物园北门有人打架,植物园北门,海勃湾区 植物园北门", "新华街一百二十三号门口,新华街一百二十三号,海勃湾区 新华街123号", "我在巴音赛社区办事,巴音赛社区,乌达区巴音赛街道巴音赛社区 巴音赛社区",
			"阳光水岸小区二号楼,阳光水岸小区二号楼,阳光水岸小区2号楼" })
	void saysWhereAPlaceIs(String text, String place, String value) {
		List<Fact> places = FactFinder.find(text).stream().filter((fact) -> fact.kind() == Kind.PLACE).toList();
		assertThat(places).hasSize(1);
		assertThat(text.substring(places.getFirst().start(), places.getFirst().end())).isEqualTo(place);
		assertThat(places.getFirst().value()).isEqualTo(value);
	}

}

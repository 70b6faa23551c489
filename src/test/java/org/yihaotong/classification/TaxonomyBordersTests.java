package org.yihaotong.classification;

import java.io.IOException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where two categories meet, the definitions say which one it is: a sentence on each side
 * of such a border.
 */
class TaxonomyBordersTests {

	private static Classifier classifier;

	@BeforeAll
	static void load() throws IOException {
		classifier = new OpenNlpClassifier(ModelFolder.load(), CsvTaxonomy.read(), ClassificationProperties.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "0909,有人在河道里偷偷挖砂，一车一车往外拉", "2010,山上没有采矿证的人在盗采石头，山体都挖空了", "2701,想表扬一下公交车司机，看我妈腿脚不好专门等她坐稳了才开车",
			"1409,半夜有摩托车拆了消音器在滨河路上炸街", "1708,楼下的人天天晚上跳广场舞，音响吵得睡不着", "1905,过街天桥上的自动扶梯停了好几个月", "1508,有人在公园遛狗不牵绳，狗追着孩子跑",
			"0608,单位不给我们交住房公积金", "0405,单位不给我交社保", "2309,医院拖欠我们护士的夜班费和绩效", "0401,工地上干了半年，包工头不给农民工发工资",
			"2006,我们公司给工地供材料，总包拖着工程款不给", "1711,担心小区楼顶的基站有辐射，要求来检测", "1203,我们小区手机没有信号，能不能建个基站", "0308,申请公开这个项目的批复文件",
			"1410,建议医院门口增建一个停车场", "1809,建议公园旁边增建一个公厕", "2205,钢琴培训班关门跑路了，学费不退", "1606,健身房关门跑路了，卡里的钱不退", "1311,驾校不退学费",
			"2506,养猪场臭得开不了窗", "1806,垃圾中转站臭得开不了窗", "1703,楼下饭馆油烟熏得开不了窗" })
	void decidesAsTheDefinitionsDo(String code, String text) {
		assertThat(classifier.classify(text).top().getFirst().code()).hasToString(code);
	}

}

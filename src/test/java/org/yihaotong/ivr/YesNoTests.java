package org.yihaotong.ivr;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class YesNoTests {

	private final Flow.Answers answers = FlowReader.read(Path.of("ivr-flows/main.yaml")).answers();

	@ParameterizedTest
	@CsvSource({ "对,YES", "嗯对,YES", "没错,YES", "对没错就是这个地址,YES", "好的好的,YES", "不对,NO", "不是的,NO", "不对你听错了,NO", "不用,NO",
			"是不对,NO", "没有,NO", "转人工,PERSON", "不对给我转人工客服,PERSON", "路灯,UNCLEAR", "'',UNCLEAR" })
	void understandsAnAnswer(String text, YesNo answer) {
		assertThat(YesNo.of(text, this.answers)).isEqualTo(answer);
	}

}

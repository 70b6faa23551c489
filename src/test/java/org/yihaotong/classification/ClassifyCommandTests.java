package org.yihaotong.classification;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.classification.Classification.Decision;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.PlateNumber;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifyCommandTests {

	@Test
	void saysCategoriesPlateAndPlace() {
		Candidate candidate = new Candidate(new CategoryCode("0201"), 0.75);
		Classification found = new Classification(List.of(candidate), Decision.CERTAIN,
				Optional.of(new PlateNumber("蒙C12345")), Optional.of("新华街"));
		assertThat(said(found)).containsExactly("certain", "  0.750  0201  便民服务 · 挪车", "  车牌 蒙C12345", "  地点 新华街");
	}

	@Test
	void saysWhenItMakesNothingOfAText() {
		assertThat(said(Classification.UNKNOWN)).containsExactly("unknown");
	}

	private static List<String> said(Classification found) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new ClassifyCommand(CsvTaxonomy.read(), (text) -> found, new PrintStream(out, true, StandardCharsets.UTF_8))
			.say("有辆车堵着我");
		return out.toString(StandardCharsets.UTF_8).lines().toList();
	}

}

package org.yihaotong.classification;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.PlateNumber;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifyCommandTests {

	@Test
	void saysCategoriesFurtherMattersAndFactsAsJson() throws IOException {
		Candidate candidate = new Candidate(new CategoryCode("0201"), 0.75);
		Classification found = new Classification(List.of(candidate), new Decision.Certain(candidate),
				Optional.of(new PlateNumber("蒙C12345")), Optional.of("新华街"), List.of(new CategoryCode("1406")),
				List.of(new Fact(Fact.Kind.PLACE, 0, 3, "新华街")), new Manner(Manner.Nature.COMPLAINT,
						Manner.Urgency.URGENT, Manner.Mood.ANGRY, Manner.Language.SIMPLIFIED_CHINESE));
		assertThat(said(found, "新华街有辆车堵着我"))
			.containsExactly("{\"top\":[{\"code\":\"0201\",\"p\":0.75}],\"decision\":\"certain\",\"also\":[\"1406\"],"
					+ "\"facts\":[{\"kind\":\"place\",\"start\":0,\"end\":3,\"text\":\"新华街\",\"value\":\"新华街\"}],"
					+ "\"nature\":\"投诉\",\"urgency\":\"urgent\",\"mood\":\"angry\",\"language\":\"zh-Hans\",\"why\":{}}");
	}

	@Test
	void answersEveryLineAlsoAnEmptyOne() throws IOException {
		assertThat(said(Classification.UNKNOWN, "啊\n\n啊")).hasSize(3)
			.containsOnly("{\"top\":[],\"decision\":\"unknown\",\"also\":[],\"facts\":[],"
					+ "\"nature\":\"求助\",\"urgency\":\"normal\",\"mood\":\"calm\",\"language\":\"und\",\"why\":{}}");
	}

	private static List<String> said(Classification found, String input) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new ClassifyCommand((text) -> found, new PrintStream(out, true, StandardCharsets.UTF_8))
			.sayAll(new BufferedReader(new StringReader(input)));
		return out.toString(StandardCharsets.UTF_8).lines().toList();
	}

}

package org.yihaotong.classification;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

	/** The built model is large; other tests have far more memory than the command. */
	@Test
	void answersWithTheMemoryThatTheCommandLineGivesIt(@TempDir Path folder) throws Exception {
		Path texts = folder.resolve("texts");
		Files.write(texts, new byte[] { (byte) 0xff, (byte) 0x0a, (byte) 0x0a });
		Files.writeString(texts, "小区停水三天了\n", StandardOpenOption.APPEND);
		Process command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap(),
				"-cp", System.getProperty("java.class.path"), ClassifyCommand.class.getName(), texts.toString())
			.redirectError(folder.resolve("errors").toFile())
			.start();
		List<String> answers = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.toList();
		assertThat(command.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
		assertThat(answers).hasSize(3);
		assertThat(answers.getLast()).startsWith("{\"top\":[{\"code\":\"09");
	}

	/** The last one counts. */
	private static String heap() throws IOException {
		String script = Files.readString(Path.of("run"));
		String flags = script.substring(script.indexOf("JAVA_FLAGS=("), script.indexOf("launcher()"));
		String command = script.substring(script.indexOf("\nclassify)"), script.indexOf("\nflows)"));
		return Pattern.compile("-Xmx\\w+")
			.matcher(flags + command)
			.results()
			.map(MatchResult::group)
			.toList()
			.getLast();
	}

	private static List<String> said(Classification found, String input) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new ClassifyCommand((text) -> found, new PrintStream(out, true, StandardCharsets.UTF_8))
			.sayAll(new BufferedReader(new StringReader(input)));
		return out.toString(StandardCharsets.UTF_8).lines().toList();
	}

}

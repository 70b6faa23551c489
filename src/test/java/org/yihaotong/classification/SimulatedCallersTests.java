package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the simulated callers say is understood though the model has never read it.
 */
class SimulatedCallersTests {

	private static Map<String, String> words;

	private static Classifier classifier;

	@BeforeAll
	static void load() throws IOException {
		words = Files.readAllLines(Path.of("nlp-models/speech/calls/testset.tsv"))
			.stream()
			.map((line) -> line.split("\t"))
			.collect(Collectors.toMap((fields) -> fields[0], (fields) -> fields[2]));
		classifier = new OpenNlpClassifier(ModelFolder.load(), CsvTaxonomy.read(), ClassificationProperties.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "call01,1904", "call02,0901", "call03,0801", "call04,0401", "call05,0507", "call06,0405",
			"call07,2201", "call08,2205", "call10,1602", "call11,1603", "call12,2301", "call14,1304", "call15,1207",
			"call16,1502", "call18,1506", "call19,2403", "call20,2401", "call21,2403", "call22,1701", "call23,1703",
			"call24,1706", "call25,2605", "call26,2602", "call28,1601", "call29,1605", "call30,2212", "call31,2009",
			"call33,0909", "call35,2501", "call36,2502", "call37,0303", "call38,0309", "call40,2504", "call41,0307",
			"call42,1203", "call43,1202", "call44,0201", "call46,2105", "call47,0202", "call48,0202", "call51,0102",
			"call52,0103", "call53,1101" })
	void understandsTheCaller(String call, String code) {
		assertThat(classifier.classify(said(call)).top().getFirst().code()).hasToString(code);
	}

	/** 拆迁 may be of a house in the city or on a village's land: the agent chooses. */
	@Test
	void offersBothWhenTheCallerLeavesItOpen() {
		assertThat(classifier.classify(said("call32")).top()).extracting((candidate) -> candidate.code().value())
			.contains("0609", "2008");
		assertThat(classifier.classify(said("call32")).decision()).isInstanceOf(Decision.Doubtful.class);
	}

	@ParameterizedTest
	@CsvSource({ "call44", "call47", "call51", "call53" })
	void isSureOfWhatAFlowActsOn(String call) {
		assertThat(classifier.classify(said(call)).decision()).isInstanceOf(Decision.Certain.class);
	}

	@ParameterizedTest
	@CsvSource({ "call45", "call49", "call50", "call54", "call55", "call57", "call58", "call59" })
	void makesNoMatterOfAnswersWithoutOne(String call) {
		Classification found = classifier.classify(said(call));
		assertThat(!found.decision().understood() || found.top().getFirst().code().value().startsWith("27"))
			.as("%s", found)
			.isTrue();
	}

	@Test
	void hearsThePlate() {
		assertThat(classifier.classify(said("call45")).plate()).hasToString("Optional[湘A58317]");
		assertThat(classifier.classify(said("call46")).plate()).hasToString("Optional[粤B72904]");
	}

	private static String said(String call) {
		String said = words.get(call);
		assertThat(said).as(call).isNotNull();
		return String.valueOf(said);
	}

}

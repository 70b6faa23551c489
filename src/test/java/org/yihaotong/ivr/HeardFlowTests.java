package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yihaotong.classification.BuiltClassifier;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.intake.Understanding;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.selfservice.CarMoveOutcome;
import org.yihaotong.selfservice.CarMoveRequest;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.TestSpeech;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The delivered flow with callers whose voice the built-in model hears, and with the real
 * classifier.
 */
class HeardFlowTests {

	private static final String YES = "call58";

	private static final String NO = "call59";

	@TempDir
	private static Path folder;

	private static SpeechRecogniser recogniser;

	private static Classifier classifier;

	private final Flow flow = FlowReader.read(Path.of("ivr-flows/main.yaml"));

	private final PlayedIntake intake = new PlayedIntake(
			(text) -> new Understanding(classifier, Taxonomy.delivered()).of(text), false);

	private final List<CarMoveRequest> moves = new ArrayList<>();

	private final HeardCall call = new HeardCall();

	@BeforeAll
	static void open() throws IOException {
		recogniser = TestSpeech.recogniser(folder);
		classifier = BuiltClassifier.load();
	}

	@AfterAll
	static void close() throws Exception {
		((AutoCloseable) recogniser).close();
	}

	@Test
	void canHearEveryAnswer() {
		assertThat(recogniser.unknown(FlowSurroundings.phrases(this.flow))).isEmpty();
		assertThat(recogniser.unknown(FlowSurroundings.phrases(FlowReader.read(Path.of("ivr-flows/survey.yaml")))))
			.isEmpty();
	}

	@Test
	void hearsAboutTheLampAndTheYes() {
		run(this.call.plays("call01").plays(YES));
		assertThat(this.call.heard()).containsExactly("您好，这里是12345热线。", "您反映的是路灯照明，对吗？", prompt("noted"),
				prompt("agent"));
		assertThat(this.intake.told()).endsWith("queued");
	}

	@Test
	void hearsTheNoAndTheWishForAPerson() {
		run(this.call.plays("call01").plays(NO).plays("call49"));
		assertThat(this.call.heard()).contains(prompt("again")).endsWith(prompt("agent"));
		assertThat(this.intake.told()).hasSize(4).element(2).asString().contains("转人工客服");
	}

	@Test
	void hearsThePlateOfTheCarThatIsInTheWay() {
		run(this.call.plays("call44").plays(YES).plays("call45").plays(YES));
		assertThat(this.moves).singleElement().satisfies((move) -> assertThat(move.plate()).hasToString("湘A58317"));
		assertThat(this.call.end()).isEqualTo("finished");
	}

	@Test
	void hearsTheFireInTheMiddleOfWordsThatAwaitNoAnswer() {
		run(this.call.plays("call01").plays(YES).plays("call51"));
		assertThat(this.call.heard()).contains(prompt("noted")).endsWith(prompt("emergency"));
		assertThat(this.intake.told()).endsWith("emergency").element(2).asString().contains("着火了");
	}

	/** A telephone that is set to loud sends the hotline's own words back. */
	@Test
	void takesTheEchoOfAnAnnouncementForNothing() {
		Played
			.handler(new FlowLibrary(Played.MAIN, (flow) -> List.of(), Played.MORNING), recogniser,
					new SimulatedSpeech(),
					Played.parts(this.intake, recogniser, (request) -> new CompletableFuture<>(), Played.MORNING, true),
					List.of("三楼着火了，消防车已到，请不要重复拨打。"))
			.handle(this.call.plays("call51").plays("call01").plays(YES));
		assertThat(this.call.heard()).endsWith(prompt("agent"));
		assertThat(this.intake.told()).endsWith("queued");
	}

	@Test
	void takesOtherSpeechInTheMiddleOfWordsForNothing() {
		run(this.call.plays("call01").plays(YES).plays("call13"));
		assertThat(this.call.heard()).contains(prompt("noted")).endsWith(prompt("agent"));
		assertThat(this.intake.told()).endsWith("queued");
	}

	private void run(HeardCall spoken) {
		Played.handler(recogniser, new SimulatedSpeech(), this.intake, (request) -> {
			this.moves.add(request);
			return CompletableFuture.completedFuture(new CarMoveOutcome.OwnerComes(new CaseNumber("20261124-00007")));
		}).handle(spoken);
	}

	private String prompt(String name) {
		return this.flow.prompt(name);
	}

}

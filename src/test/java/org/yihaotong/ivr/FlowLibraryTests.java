package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.ListenResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FlowLibraryTests {

	@TempDir
	private Path folder;

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final SimulatedSpeech speech = new SimulatedSpeech();

	private final PlayedIntake intake = new PlayedIntake();

	private FlowLibrary library;

	private FlowMetrics metrics;

	@BeforeEach
	void deliver() throws IOException {
		for (String name : List.of("main.yaml", "survey.yaml")) {
			Files.copy(Path.of("ivr-flows", name), this.folder.resolve(name));
		}
		this.library = open();
		this.metrics = new FlowMetrics(this.library, this.meters);
		this.library.listener(this.metrics::on);
	}

	private FlowLibrary open() {
		return new FlowLibrary(this.folder.resolve("main.yaml"),
				(flow) -> FlowSurroundings.faults(flow, Taxonomy.delivered(), new DirectoryNumbers()), Played.MORNING);
	}

	@Test
	void holdsAllFlowsOfTheFolder() {
		assertThat(this.library.all()).containsOnlyKeys("main", "survey");
		assertThat(this.library.named("survey").orElseThrow().flow().purpose()).isEqualTo(Flow.Purpose.SURVEY);
		assertThat(this.library.named("nowhere")).isEmpty();
	}

	@Test
	void takesAChangedFileOnceItStandsStill() throws IOException {
		String before = this.library.main().version();
		change("记下了。", "好，记下了。");
		this.library.look();
		assertThat(this.library.main().version()).isEqualTo(before);
		this.library.look();
		assertThat(this.library.main().flow().prompt("noted")).isEqualTo("好，记下了。");
		assertThat(reloads("taken")).isOne();
		assertThat(this.meters.get("yihaotong.ivr.flow.version")
			.tag("version", this.library.main().version())
			.gauge()
			.value()).isOne();
	}

	@Test
	void refusesABrokenFileWithLineAndReasonAndGoesOnWithTheOldOne() throws IOException {
		String before = this.library.main().version();
		change("next: rule\n", "next: nowhere\n");
		lookLong();
		assertThat(this.library.main().version()).isEqualTo(before);
		assertThat(this.library.refusals()).containsOnlyKeys("main");
		assertThat(refused())
			.contains("main.yaml, line 149, step noted: a jump leads to \"nowhere\", which does not exist");
		assertThat(reloads("refused")).isOne();
		assertThat(this.metrics.health().getDetails().get("refused")).asString().contains("nowhere");
		change("next: nowhere\n", "next: rule\n");
		lookLong();
		assertThat(this.library.refusals()).isEmpty();
		assertThat(reloads("taken")).isZero();
	}

	@Test
	void refusesACategoryThatDoesNotExist() throws IOException {
		change("\"0901\"", "\"9901\"");
		lookLong();
		assertThat(refused()).contains("there is no category \"9901\"");
	}

	@Test
	void refusesAFileThatIsNoText() throws IOException {
		Files.write(this.folder.resolve("main.yaml"), new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1 });
		lookLong();
		assertThat(this.library.refusals()).containsOnlyKeys("main");
		assertThat(reloads("refused")).isOne();
	}

	@Test
	void goesOnWithAFlowWhoseFileIsGone() throws IOException {
		Files.delete(this.folder.resolve("survey.yaml"));
		lookLong();
		assertThat(this.library.named("survey")).isPresent();
	}

	@Test
	void doesNotStartWithABrokenFile() throws IOException {
		change("do: ask", "do: dance");
		assertThatThrownBy(this::open).isInstanceOf(FlowBroken.class).hasMessageContaining("dance");
	}

	/** The flow is changed while the first caller is being asked. */
	@Test
	void letsCallsInProgressKeepTheirFlow() throws IOException {
		String old = this.library.main().flow().prompt("noted");
		ScriptedCall first = new ScriptedCall(this.speech) {

			@Override
			public ListenResult listen(Path sound, AudioListener listener, Duration limit) {
				if (FlowLibraryTests.this.library.main().flow().prompt("noted").equals(old)) {
					replace("记下了。", "好，记下了。");
					lookLong();
				}
				return super.listen(sound, listener, limit);
			}

		}.says("路灯坏了").says("对");
		handle(first);
		assertThat(first.heard()).contains(old).doesNotContain("好，记下了。");
		ScriptedCall next = new ScriptedCall(this.speech).says("路灯坏了").says("对");
		handle(next);
		assertThat(next.heard()).contains("好，记下了。");
	}

	@Test
	void runsTheSurveyWhenTheDialplanAsksForIt() {
		ScriptedCall call = survey().keys("1").keys("5");
		handle(call);
		assertThat(this.intake.told()).containsExactly("survey solved -", "survey solved 1");
		assertThat(call.end()).isEqualTo("finished");
	}

	@Test
	void neverQueuesAContactFromASurvey() {
		this.intake.breaks("survey");
		ScriptedCall call = survey().keys("1");
		handle(call);
		assertThat(call.end()).isEqualTo("finished");
		ScriptedCall gone = survey().hangsUp();
		handle(gone);
		assertThat(this.intake.told()).isEmpty();
	}

	@Test
	void asksNothingAfterAnEmergency() {
		this.intake.wasAnEmergency();
		ScriptedCall call = survey();
		handle(call);
		assertThat(call.heard()).isEmpty();
		assertThat(call.end()).isEqualTo("finished");
	}

	@Test
	void endsASurveyWhoseFileIsMissing() {
		ScriptedCall call = asking("followup");
		handle(call);
		assertThat(call.heard()).isEmpty();
		assertThat(call.end()).isEqualTo("finished");
		assertThat(this.intake.told()).isEmpty();
	}

	private ScriptedCall survey() {
		return asking("survey");
	}

	private ScriptedCall asking(String flow) {
		return new ScriptedCall(this.speech) {

			@Override
			public Optional<String> flow() {
				return Optional.of(flow);
			}

		};
	}

	private void handle(ScriptedCall call) {
		Played
			.handler(this.library, this.speech, this.speech,
					Played.parts(this.intake, this.speech, (request) -> new CompletableFuture<>(), Played.MORNING,
							true))
			.handle(call);
	}

	private void lookLong() {
		for (int count = 0; count < 4; count++) {
			this.library.look();
		}
	}

	private double reloads(String result) {
		return this.meters.get("yihaotong.ivr.flow.reloads").tag("result", result).counter().count();
	}

	private void change(String from, String to) throws IOException {
		Path file = this.folder.resolve("main.yaml");
		String text = Files.readString(file);
		assertThat(text).contains(from);
		Files.writeString(file, text.replace(from, to));
	}

	private void replace(String from, String to) {
		try {
			change(from, to);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private String refused() {
		return Objects.requireNonNull(this.library.refusals().get("main")).reasons();
	}

}

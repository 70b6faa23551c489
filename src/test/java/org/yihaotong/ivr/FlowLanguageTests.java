package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.selfservice.CarMoveOutcome;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Callers of a line whose flow is written in another language.
 */
class FlowLanguageTests {

	private static final Path ENGLISH = Path.of("src/test/resources/flows/english.yaml");

	private static final String LINE = "96001";

	@TempDir
	private Path folder;

	private final Polyglot speech = new Polyglot();

	private final PlayedIntake intake = new PlayedIntake();

	@BeforeEach
	void deliver() throws IOException {
		for (String name : List.of("main", "danger", "waiting")) {
			Files.copy(Path.of("ivr-flows", name + ".yaml"), this.folder.resolve(name + ".yaml"));
		}
		Files.copy(ENGLISH, this.folder.resolve("english.yaml"));
	}

	@Test
	void theLinesCallersAreSpokenToAndHeardInTheLanguageOfItsFlow() {
		SimulatedCall call = call(LINE, "").then(List.of(new Turn.Says("no water"), new Turn.Says("yes")));
		handle(call);
		assertThat(call.heard()).startsWith("City hotline. What can we do for you?")
			.endsWith("I am getting you an agent.");
		assertThat(this.speech.heardIn).isNotEmpty().containsOnly(Locale.US);
		assertThat(this.speech.spokenIn).isNotEmpty().containsOnly(Locale.US);
	}

	@Test
	void allOthersAreHeardInChinese() {
		handle(call("12345", "").then(List.of(new Turn.Says("路灯坏了"), new Turn.Says("对"))));
		assertThat(this.speech.heardIn).isNotEmpty().containsOnly(SpeechRecogniser.CHINESE);
		assertThat(this.speech.spokenIn).isNotEmpty().containsOnly(SpeechRecogniser.CHINESE);
	}

	/** The triage that is played here understands Chinese. */
	@Test
	void wordsOfDangerAreThoseOfTheLanguage() {
		SimulatedCall call = call(LINE, "").then(List.of(new Turn.Says("路灯坏了"), new Turn.Says("help me")));
		handle(call);
		assertThat(this.intake.told()).endsWith("emergency");
	}

	/** A missing folder must not keep anybody from the hotline. */
	@Test
	void withoutItsModelTheCallersUseKeysAndTheOperatorIsTold() {
		this.speech.hears.remove(Locale.US);
		SimulatedCall call = call(LINE, "").then(new Turn.Keys("1", false));
		handle(call);
		assertThat(call.heard()).contains("For water supply press 1. For an agent press 0. In an emergency press 9.");
		assertThat(this.intake.told()).contains("heard 停水").endsWith("queued");
		assertThat(FlowSurroundings.unheard(FlowReader.read(ENGLISH), this.speech)).hasValueSatisfying(
				(told) -> assertThat(told).contains("no model of en-US is installed", "yihaotong.speech.models.en-US"));
		this.speech.hears.add(Locale.US);
		assertThat(FlowSurroundings.unheard(FlowReader.read(ENGLISH), this.speech)).isEmpty();
	}

	/**
	 * Who presses 9 while waiting hears the own language where somebody has written it.
	 */
	@Test
	void furtherFlowsAreThoseOfTheLanguageWhereThereAreAny() throws IOException {
		FlowLibrary before = library();
		assertThat(before.named("danger", new LineNumber(LINE)).orElseThrow().flow().language())
			.isEqualTo(SpeechRecogniser.CHINESE);
		Files.writeString(this.folder.resolve("danger.en-US.yaml"), Files.readString(this.folder.resolve("danger.yaml"))
			.replace("purpose: returned", "purpose: returned\nlanguage: en-US"));
		FlowLibrary library = library();
		assertThat(library.named("danger", new LineNumber(LINE)).orElseThrow().flow().language()).isEqualTo(Locale.US);
		assertThat(library.named("danger", new LineNumber("12345")).orElseThrow().flow().language())
			.isEqualTo(SpeechRecogniser.CHINESE);
		assertThat(library.named("waiting", new LineNumber(LINE))).isPresent();
		assertThat(library.language(new LineNumber(LINE))).isEqualTo(Locale.US);
	}

	@Test
	void aCallHasOneFlow() throws IOException {
		Files.copy(ENGLISH, this.folder.resolve("english-too.yaml"));
		assertThatThrownBy(this::library).isInstanceOf(FlowBroken.class)
			.hasMessageContaining("the calls of line 96001 are taken by the flow english");
	}

	@Test
	void tellsWhatIsWrongWithLanguageAndLines() throws IOException {
		String good = Files.readString(ENGLISH);
		assertThatThrownBy(() -> FlowReader.read(ENGLISH, good.replace("en-US", "Englisch, bitte")))
			.hasMessageContaining("line 2")
			.hasMessageContaining("must be a tag such as zh-CN or en-US");
		assertThatThrownBy(() -> FlowReader.read(ENGLISH, good.replace("\"96001\"", "all")))
			.hasMessageContaining("which is no number of a line");
		assertThatThrownBy(() -> FlowReader.read(ENGLISH, good.replace("language:", "purpose: waiting\nlanguage:")))
			.hasMessageContaining("\"lines\" is for flows of incoming calls");
		assertThat(FlowReader.read(ENGLISH, good.replace("language: en-US\n", "")).language())
			.isEqualTo(SpeechRecogniser.CHINESE);
	}

	private FlowLibrary library() {
		return new FlowLibrary(this.folder.resolve("main.yaml"),
				(flow) -> FlowSurroundings.faults(flow, Taxonomy.delivered(), new DirectoryNumbers()), Played.MORNING);
	}

	private void handle(SimulatedCall call) {
		FlowRunner.Parts parts = Played.parts(this.intake, this.speech,
				(request) -> CompletableFuture.completedFuture(new CarMoveOutcome.OwnerCannot()), Played.MORNING, true);
		new FlowHandler(library(), parts, Played.voice(this.speech), lines(), (line) -> List.of(), (contact) -> "")
			.handle(call);
	}

	private static LineDirectory lines() {
		return new LineDirectory() {

			@Override
			public Line dialled(String dialled) {
				Line main = Played.line("您好。");
				return new Line(new LineNumber(dialled), main.nameZh(), main.nameEn(), main.owner(), main.mode(),
						main.stage(), main.greeting(), main.defaultMajor());
			}

			@Override
			public List<Line> all() {
				return List.of(dialled("12345"), dialled(LINE));
			}

		};
	}

	private SimulatedCall call(String dialled, String flow) {
		return new SimulatedCall(this.speech,
				new SimulatedCall.Line(PhoneNumber.parse("13800001234"), dialled, true, false)) {

			@Override
			public Optional<String> flow() {
				return Optional.of(flow).filter((name) -> !name.isEmpty());
			}

		};
	}

	/** Hears and speaks some languages and remembers which. */
	private static final class Polyglot extends SimulatedSpeech {

		private final List<Locale> hears = new ArrayList<>(List.of(SpeechRecogniser.CHINESE, Locale.US));

		private final List<Locale> heardIn = new ArrayList<>();

		private final List<Locale> spokenIn = new ArrayList<>();

		@Override
		public boolean hears(Locale language) {
			return this.hears.contains(language);
		}

		@Override
		public Optional<SpeechSession> open(Locale language, List<String> phrases) {
			if (!hears(language)) {
				return Optional.empty();
			}
			this.heardIn.add(language);
			return super.open(phrases);
		}

		@Override
		public Optional<SpeechSession> watch(Locale language, List<String> phrases) {
			return open(language, phrases);
		}

		@Override
		public Path speak(Locale language, String text) {
			this.spokenIn.add(language);
			return super.speak(text);
		}

	}

}

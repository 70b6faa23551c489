package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vosk.Model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class VoskSpeechRecogniserTests extends SpeechRecogniserContract {

	private static final Path MODEL = Path.of("nlp-models/speech/model-zh-demo");

	/** The card says 14.9 %; own endpointing may cost a little. */
	private static final double HIGHEST_CHARACTER_ERROR_RATE = 0.18;

	@TempDir
	private Path folder;

	private final List<VoskSpeechRecogniser> opened = new ArrayList<>();

	@Override
	SpeechRecogniser recogniser() {
		return this.opened.isEmpty() ? recogniser(0) : this.opened.getFirst();
	}

	@Override
	SpeechRecogniser recogniser(int places) {
		return open(TestSpeech.properties(MODEL, this.folder, places));
	}

	private VoskSpeechRecogniser open(SpeechProperties properties) {
		try {
			VoskSpeechRecogniser recogniser = VoskSpeechRecogniser.load(properties);
			this.opened.add(recogniser);
			return recogniser;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@AfterEach
	void close() {
		this.opened.forEach(VoskSpeechRecogniser::close);
	}

	@Test
	void hearsTheSixtyCallsAsWellAsTheCardSays() throws IOException {
		int errors = 0;
		int characters = 0;
		for (String[] row : TestSpeech.transcripts()) {
			String heard = hear(List.of(), TestSpeech.call(row[0])).text();
			errors += Hearing.distance(row[2], heard);
			characters += row[2].length();
		}
		assertThat((double) errors / characters).isLessThan(HIGHEST_CHARACTER_ERROR_RATE);
	}

	@Test
	void findsWordsInTheModelItselfWhereItsFolderHasNoList() throws IOException {
		try (Model model = VoskLibrary.model(MODEL)) {
			PhraseWords words = new PhraseWords((word) -> VoskLibrary.knows(model, word));
			assertThat(words.split("转人工")).contains("转 人工");
			assertThat(words.split("魑魅魍魉")).isEmpty();
		}
	}

	@Test
	void closesASessionThatNobodyClosed() {
		SpeechProperties hasty = new SpeechProperties(MODEL, Map.of(), this.folder, 1, Duration.ofMillis(50),
				Duration.ofSeconds(20), Duration.ofMillis(900), Duration.ofSeconds(20), this.folder, 100, this.folder,
				"v", 165, 45, Duration.ofSeconds(1), 1);
		VoskSpeechRecogniser recogniser = open(hasty);
		assertThat(recogniser.open(List.of())).isPresent();
		await().until(() -> recogniser.freePlaces() == 1);
	}

	@Test
	void goesOnWithoutSpeechWhenThereIsNoModel() {
		SpeechRecogniser recogniser = new SpeechConfiguration()
			.speechRecogniser(TestSpeech.properties(this.folder.resolve("nowhere"), this.folder, 0));
		assertThat(recogniser.model()).isEmpty();
		assertThat(recogniser.open(List.of())).isEmpty();
	}

	@Test
	void goesOnWithoutSpeechWhenTheModelIsBroken() throws IOException {
		Path broken = Files.createDirectories(this.folder.resolve("broken"));
		Files.createDirectories(broken.resolve("graph"));
		Files.createDirectories(broken.resolve("am"));
		Files.createDirectories(broken.resolve("conf"));
		Files.copy(MODEL.resolve("graph/words.txt"), broken.resolve("graph/words.txt"));
		Files.write(broken.resolve("am/final.mdl"), new byte[1000]);
		SpeechRecogniser recogniser = new SpeechConfiguration()
			.speechRecogniser(TestSpeech.properties(broken, this.folder, 0));
		assertThat(recogniser.model()).isEmpty();
		assertThat(recogniser.open(List.of())).isEmpty();
	}

	@Test
	void hearsAnotherLanguageWithTheModelOfItsFolder() {
		VoskSpeechRecogniser recogniser = open(TestSpeech.properties(MODEL, Map.of("en-US", MODEL),
				this.folder.resolve("adapted"), this.folder, 1, Duration.ofSeconds(20)));
		try (SpeechSession session = recogniser.open(Locale.US, List.of()).orElseThrow()) {
			assertThat(recogniser.open(List.of())).as("the places are shared").isEmpty();
			feed(session, TestSpeech.call("call59"));
			assertThat(session.finish(Duration.ofSeconds(20)).text()).as("spaces stay").contains(" ");
		}
		assertThat(recogniser.hears(Locale.US)).isTrue();
	}

	@Test
	void waitsForWordsOfAnotherLanguageWithItsModel() {
		VoskSpeechRecogniser recogniser = open(TestSpeech.properties(MODEL, Map.of("en-US", MODEL),
				this.folder.resolve("adapted"), this.folder, 1, Duration.ofSeconds(20)));
		try (SpeechSession session = recogniser.watch(Locale.US, List.of("着火 了")).orElseThrow()) {
			feed(session, TestSpeech.call("call51"));
			await().until(() -> session.soFar().contains("着火 了"));
		}
	}

	@Test
	void aBrokenModelOfAnotherLanguageLeavesChinese() {
		VoskSpeechRecogniser recogniser = open(
				TestSpeech.properties(MODEL, Map.of("en-US", this.folder.resolve("nowhere")),
						this.folder.resolve("adapted"), this.folder, 1, Duration.ofSeconds(20)));
		assertThat(recogniser.open(Locale.US, List.of())).isEmpty();
		assertThat(recogniser.model()).contains("model-zh-demo");
	}

	@Test
	void aHalfWrittenAdaptedModelIsNotUsed() throws IOException {
		Path adapted = Files.createDirectories(this.folder.resolve("adapted/model-zh-demo/graph"));
		Files.copy(MODEL.resolve("graph/words.txt"), adapted.resolve("words.txt"));
		assertThat(recogniser().model()).contains("model-zh-demo");
		assertThat(recogniser().open(List.of())).isPresent();
	}

	@Test
	void anAdaptedModelThatWasChangedAfterwardsIsNotUsed() throws IOException {
		Path adapted = copyOfTheModel(this.folder.resolve("adapted/model-zh-demo"));
		AdaptedModel.seal(adapted, MODEL, "0123456789ab", Map.of());
		assertThat(recogniser(1).model()).contains("model-zh-demo adapted 0123456789ab");
		Files.writeString(adapted.resolve("conf/model.conf"), "#", StandardOpenOption.APPEND);
		assertThat(recogniser(1).model()).contains("model-zh-demo");
	}

	@Test
	void anAdaptedModelOfAnotherBaseIsNotUsed() throws IOException {
		Path adapted = copyOfTheModel(this.folder.resolve("adapted/model-zh-demo"));
		Path other = copyOfTheModel(this.folder.resolve("model-zh-demo"));
		Files.writeString(other.resolve("graph/Gr.fst"), "#", StandardOpenOption.APPEND);
		AdaptedModel.seal(adapted, other, "0123456789ab", Map.of());
		assertThat(recogniser(1).model()).contains("model-zh-demo");
	}

	private static Path copyOfTheModel(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(MODEL)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = folder.resolve(MODEL.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		return folder;
	}

}

package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
			errors += distance(row[2], heard);
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
		SpeechProperties hasty = new SpeechProperties(MODEL, 1, Duration.ofMillis(50), Duration.ofMillis(900),
				Duration.ofSeconds(20), this.folder, 100, this.folder, "v", 165, 45, Duration.ofSeconds(1), 1);
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

	static int distance(String wanted, String heard) {
		int[] row = new int[heard.length() + 1];
		for (int column = 0; column < row.length; column++) {
			row[column] = column;
		}
		for (int line = 1; line <= wanted.length(); line++) {
			int diagonal = row[0];
			row[0] = line;
			for (int column = 1; column < row.length; column++) {
				int replaced = diagonal + ((wanted.charAt(line - 1) == heard.charAt(column - 1)) ? 0 : 1);
				diagonal = row[column];
				row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
			}
		}
		return row[heard.length()];
	}

}

package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How well a model hears: characters that are wrong, missing or too many, by those that
 * were said.
 */
public final class Hearing {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private int errors;

	private int characters;

	private int sentences;

	private int exact;

	/**
	 * Lets a model hear the sixty recorded calls.
	 * @param model its folder
	 * @param adapted where an adapted one may stand
	 * @return the character error rate
	 * @throws IOException if the model cannot be loaded
	 */
	public static double characterErrorRate(Path model, Path adapted) throws IOException {
		Hearing hearing = new Hearing();
		try (VoskSpeechRecogniser recogniser = VoskSpeechRecogniser
			.load(TestSpeech.properties(model, Map.of(), adapted, adapted, 0, PATIENCE))) {
			for (String[] row : TestSpeech.transcripts()) {
				hearing.add(row[2], hear(recogniser, List.of(), TestSpeech.call(row[0])));
			}
		}
		return hearing.characterErrorRate();
	}

	/**
	 * Hears one utterance, given in one go.
	 * @return the text
	 */
	static String hear(SpeechRecogniser recogniser, List<String> phrases, byte[] pcm) {
		try (SpeechSession session = recogniser.open(phrases).orElseThrow()) {
			session.feed(pcm);
			return session.finish(PATIENCE).text();
		}
	}

	void add(String said, String heard) {
		int distance = distance(said, heard);
		this.errors += distance;
		this.characters += said.length();
		this.sentences++;
		this.exact += (distance == 0) ? 1 : 0;
	}

	double characterErrorRate() {
		return (double) this.errors / this.characters;
	}

	double exactShare() {
		return (double) this.exact / this.sentences;
	}

	int sentences() {
		return this.sentences;
	}

	/**
	 * Counts the characters to change, insert or leave out.
	 * @param wanted what was said
	 * @param heard what was understood
	 * @return how many
	 */
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

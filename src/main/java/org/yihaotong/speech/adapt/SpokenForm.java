package org.yihaotong.speech.adapt;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yihaotong.speech.SpokenNumbers;

/**
 * Writes texts as they are spoken: figures as words, letters as capitals, no punctuation.
 */
final class SpokenForm {

	/** Longer texts are letters: nobody says as much in one go. */
	static final int LONGEST_SPOKEN = 90;

	private static final Pattern END = Pattern.compile("[。！？；!?;…\n]+");

	private static final Pattern PAUSE = Pattern.compile("[^\\p{IsHan}A-Z0-9〇]+");

	private SpokenForm() {
	}

	/**
	 * Splits a text.
	 * @param text as it is written
	 * @return its sentences, each a list of the clauses between its commas and spaces
	 */
	static List<List<String>> sentences(String text) {
		String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
		return END.splitAsStream(plain).map(SpokenForm::clauses).filter((clauses) -> !clauses.isEmpty()).toList();
	}

	private static List<String> clauses(String sentence) {
		String spelt = SpokenNumbers.spell(sentence).replace('〇', '零');
		return Stream.of(PAUSE.split(spelt)).filter((clause) -> !clause.isEmpty()).toList();
	}

}

package org.yihaotong.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into the numbered pinyin that espeak-ng reads: words joined, spaces
 * between words, 5 for the neutral tone, {@code v} for ü. Third-tone sandhi is left to
 * espeak-ng.
 */
final class Pronunciation {

	/** Changes with every change of the rules or the word list, and with it the cache. */
	static final String VERSION = "1";

	private static final String WORDS = "/speech/pronunciations.txt";

	private static final String NUMERALS = "零一二三四五六七八九十幺第两";

	private static final Pattern SYLLABLE = Pattern.compile("[a-z]");

	private final Map<String, List<String>> words;

	private final int longest;

	Pronunciation() {
		this.words = read();
		this.longest = this.words.keySet().stream().mapToInt(String::length).max().orElse(1);
	}

	/**
	 * Gives the pronunciation of a text.
	 * @param text Chinese text with figures and Latin letters
	 * @return for example {@code qing3wen4 nin2, }; empty if there is nothing to speak
	 */
	String of(String text) {
		String plain = SpokenNumbers.spell(text);
		StringBuilder spoken = new StringBuilder();
		List<Syllable> clause = new ArrayList<>();
		int at = 0;
		while (at < plain.length()) {
			String word = wordAt(plain, at);
			List<String> listed = this.words.get(word);
			if (listed != null) {
				addWord(clause, word, listed);
			}
			else {
				addCharacter(plain.charAt(at), clause, spoken);
			}
			at += word.length();
		}
		flush(clause, spoken);
		String pinyin = spoken.toString().trim();
		return SYLLABLE.matcher(pinyin).find() ? pinyin : "";
	}

	private String wordAt(String text, int at) {
		for (int length = Math.min(this.longest, text.length() - at); length > 1; length--) {
			String word = text.substring(at, at + length);
			if (this.words.containsKey(word)) {
				return word;
			}
		}
		return text.substring(at, at + 1);
	}

	private static void addWord(List<Syllable> clause, String word, List<String> listed) {
		for (int index = 0; index < listed.size(); index++) {
			clause.add(new Syllable(word.charAt(index), listed.get(index), index > 0));
		}
	}

	private static void addCharacter(char character, List<Syllable> clause, StringBuilder spoken) {
		String letter = Letters.name(character);
		if (letter != null) {
			clause.add(new Syllable(character, letter, false));
			return;
		}
		String pinyin = syllable(character);
		if (pinyin != null) {
			clause.add(new Syllable(character, pinyin, false));
			return;
		}
		String pause = pause(character);
		if (!pause.isEmpty()) {
			flush(clause, spoken);
			spoken.append(pause);
		}
	}

	private static @Nullable String syllable(char character) {
		String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
		return (readings == null || readings.length == 0) ? null : readings[0].replace("u:", "v");
	}

	private static String pause(char character) {
		if ("。！？；.!?;…\n".indexOf(character) >= 0) {
			return ". ";
		}
		return ("，、：,:（）()—".indexOf(character) >= 0) ? ", " : "";
	}

	private static void flush(List<Syllable> clause, StringBuilder spoken) {
		for (int at = 0; at < clause.size(); at++) {
			Syllable syllable = clause.get(at);
			spoken.append((at > 0 && !syllable.joined()) ? " " : "").append(changed(clause, at));
		}
		clause.clear();
	}

	/** The tone changes of 一 and 不, which depend on the syllable that follows. */
	private static String changed(List<Syllable> clause, int at) {
		Syllable syllable = clause.get(at);
		char next = (at + 1 < clause.size()) ? clause.get(at + 1).character() : ' ';
		char nextTone = (at + 1 < clause.size()) ? clause.get(at + 1).tone() : ' ';
		if (syllable.character() == '不' && nextTone == '4') {
			return "bu2";
		}
		if (syllable.character() != '一' || nextTone == ' ' || NUMERALS.indexOf(next) >= 0
				|| at > 0 && NUMERALS.indexOf(clause.get(at - 1).character()) >= 0) {
			return syllable.pinyin();
		}
		return (nextTone == '4' || next == '个') ? "yi2" : "yi4";
	}

	private static Map<String, List<String>> read() {
		Map<String, List<String>> words = new HashMap<>();
		try (InputStream in = Objects.requireNonNull(Pronunciation.class.getResourceAsStream(WORDS), WORDS);
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			reader.lines().filter((line) -> !line.isBlank() && line.charAt(0) != '#').forEach((line) -> {
				String[] parts = line.split(" ");
				words.put(parts[0], syllables(parts));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(WORDS, ex);
		}
		return words;
	}

	private static List<String> syllables(String[] parts) {
		String word = parts[0];
		if (parts.length == 1) {
			return word.chars()
				.mapToObj((character) -> Objects.requireNonNull(syllable((char) character), word))
				.toList();
		}
		if (parts.length != word.length() + 1) {
			throw new IllegalStateException(WORDS + ": not one syllable a character: " + word);
		}
		return List.of(parts).subList(1, parts.length).stream().map((part) -> part.toLowerCase(Locale.ROOT)).toList();
	}

	private record Syllable(char character, String pinyin, boolean joined) {

		char tone() {
			return this.pinyin.charAt(this.pinyin.length() - 1);
		}

	}

}

package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SwiftPatternTests {

	private static final String CHARACTERS = "停水没不电来了好1289ab. ，。\n\uFFFF\uD83D\uDE00";

	@ParameterizedTest
	@ValueSource(strings = { "停没|停水|停电|没有?水|没来", "1289|(?<![0-9])[1-9][0-9]{2,3}(?![0-9ab])", "停没|停[^，。]{0,3}好|没.水",
			"停水不|停|水(?=来)|不(?!好)", "停来|(?:停(?:水|电)){1,2}了?|来+", "停没。|[。，]+|(?=停水|没来)", "ab|[ab][\\s]{0,2}[0-9]",
			"不停|(?i)不B|停A?水" })
	void findsWhatThePatternFindsAtThesePlaces(String line) {
		int bar = line.indexOf('|');
		String firsts = line.substring(0, bar);
		String pattern = line.substring(bar + 1);
		SwiftPattern swift = new SwiftPattern(firsts, pattern);
		Random random = new Random(1);
		for (int i = 0; i < 5_000; i++) {
			String text = text(random);
			List<String> found = new ArrayList<>();
			swift.find(text, (match) -> {
				found.add(match.start() + "-" + match.end());
				return match.end();
			});
			List<String> expected = expected(firsts, Pattern.compile(pattern).matcher(text), text);
			assertThat(found).as(text).isEqualTo(expected);
			assertThat(swift.isIn(text)).as(text).isEqualTo(!expected.isEmpty());
		}
	}

	/** By trying at each place. */
	private static List<String> expected(String firsts, Matcher matcher, String text) {
		matcher.useTransparentBounds(true);
		List<String> expected = new ArrayList<>();
		for (int at = 0; at < text.length(); at++) {
			if (firsts.indexOf(text.charAt(at)) >= 0 && matcher.region(at, text.length()).lookingAt()) {
				expected.add(at + "-" + matcher.end());
				at = Math.max(at, matcher.end() - 1);
			}
		}
		return expected;
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i >= 0; i--) {
			text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
		}
		return text.toString();
	}

}

package org.yihaotong.ivr;

import java.time.Duration;
import java.util.List;

/**
 * An answer to a question with yes or no.
 */
enum YesNo {

	YES, NO, UNCLEAR, PERSON;

	/**
	 * Asks by speech, or by the keys 1 and 2 where the caller cannot be listened to.
	 */
	static YesNo ask(Talk talk, String prompt, Flow.Answers answers, Duration patience) {
		return switch (talk.ask(prompt, answers.all(), patience)) {
			case Answer.Said said -> of(said.text(), answers);
			case Answer.Key key -> of(key);
			case Answer.Nothing nothing -> UNCLEAR;
			case Answer.Deaf deaf -> {
				String keys = talk.keys(prompt, 1, patience);
				yield keys.isEmpty() ? UNCLEAR : of(new Answer.Key(keys.charAt(0)));
			}
		};
	}

	private static YesNo of(Answer.Key key) {
		return switch (key.key()) {
			case '1' -> YES;
			case '2' -> NO;
			default -> key.person() ? PERSON : UNCLEAR;
		};
	}

	/** Refusal wins: 不对 contains 对. */
	static YesNo of(String text, Flow.Answers answers) {
		if (anyIn(text, answers.person())) {
			return PERSON;
		}
		if (anyIn(text, answers.no())) {
			return NO;
		}
		return anyIn(text, answers.yes()) ? YES : UNCLEAR;
	}

	private static boolean anyIn(String text, List<String> phrases) {
		return phrases.stream().anyMatch(text::contains);
	}

}

package org.yihaotong.ivr;

import java.time.Duration;
import java.util.Comparator;

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

	/**
	 * Understands an answer word by word, the longest phrase first: 没错 agrees although 错
	 * does not. The wish for a person wins over refusal, refusal over agreement.
	 */
	static YesNo of(String text, Flow.Answers answers) {
		boolean yes = false;
		boolean no = false;
		int at = 0;
		while (at < text.length()) {
			String phrase = longest(text, at, answers);
			if (answers.person().contains(phrase)) {
				return PERSON;
			}
			no |= answers.no().contains(phrase);
			yes |= answers.yes().contains(phrase);
			at += Math.max(1, phrase.length());
		}
		return no ? NO : yes ? YES : UNCLEAR;
	}

	private static String longest(String text, int at, Flow.Answers answers) {
		return answers.all()
			.stream()
			.filter((phrase) -> text.startsWith(phrase, at))
			.max(Comparator.comparingInt(String::length))
			.orElse("");
	}

}

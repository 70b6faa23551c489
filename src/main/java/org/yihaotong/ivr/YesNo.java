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
	 * @throws Diverted if the caller asks for a person or tells of an emergency
	 */
	static YesNo ask(Talk talk, String prompt, Duration patience) {
		YesNo answer = switch (talk.ask(prompt, talk.answers().all(), patience)) {
			case Answer.Said said -> of(said.text(), talk.answers());
			case Answer.Keys keys -> of(keys.keys());
			case Answer.Nothing nothing -> UNCLEAR;
			case Answer.Deaf deaf -> of(talk.keys(prompt, 1, patience));
		};
		if (answer == PERSON) {
			throw new Diverted(Diverted.Where.PERSON);
		}
		return answer;
	}

	private static YesNo of(String keys) {
		return switch (keys) {
			case "1" -> YES;
			case "2" -> NO;
			default -> UNCLEAR;
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

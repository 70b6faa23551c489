package org.yihaotong.ivr;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.intake.SurveyDesk.SurveyAnswers;

/**
 * Asks the two questions after a talk. Each answer is stored at once, because many hang
 * up after the first.
 */
final class SurveyAsker {

	/** A question is asked once more when the answer was not clear. */
	private static final int TRIES = 2;

	private final SurveyDesk desk;

	SurveyAsker(SurveyDesk desk) {
		this.desk = desk;
	}

	/**
	 * Asks.
	 * @param step the questions
	 * @param talk the call
	 * @return the next step
	 */
	String ask(Step.Survey step, Talk talk) {
		Optional<Boolean> solved = solved(step, talk);
		store(talk, new SurveyAnswers(solved, Optional.empty()));
		Optional<Integer> satisfaction = satisfaction(step, talk);
		store(talk, new SurveyAnswers(solved, satisfaction));
		return (solved.isPresent() || satisfaction.isPresent()) ? step.next() : step.unanswered();
	}

	private void store(Talk talk, SurveyAnswers answers) {
		if (answers.solved().isPresent() || answers.satisfaction().isPresent()) {
			this.desk.answered(talk.call().contact(), answers);
		}
	}

	private static Optional<Boolean> solved(Step.Survey step, Talk talk) {
		for (int count = 0; count < TRIES; count++) {
			YesNo answer = YesNo.ask(talk, step.solved(), step.patience());
			if (answer != YesNo.UNCLEAR) {
				return Optional.of(answer == YesNo.YES);
			}
		}
		return Optional.empty();
	}

	private static Optional<Integer> satisfaction(Step.Survey step, Talk talk) {
		List<String> phrases = step.scale().values().stream().flatMap((grade) -> grade.words().stream()).toList();
		for (int count = 0; count < TRIES; count++) {
			Optional<Integer> rating = switch (talk.ask(step.satisfied(), talk.answers().with(phrases),
					step.patience())) {
				case Answer.Said said -> rating(said.text(), step);
				case Answer.Keys keys -> keyed(keys.keys(), step);
				case Answer.Nothing nothing -> Optional.empty();
				case Answer.Deaf deaf -> keyed(talk.keys(step.satisfied(), 1, step.patience()), step);
			};
			if (rating.isPresent()) {
				return rating;
			}
		}
		return Optional.empty();
	}

	private static Optional<Integer> keyed(String keys, Step.Survey step) {
		return keys.isEmpty() ? Optional.empty()
				: Optional.ofNullable(step.scale().get(keys.charAt(0))).map(Step.Survey.Grade::rating);
	}

	/** The longest word counts: 不满意 is not 满意. */
	private static Optional<Integer> rating(String text, Step.Survey step) {
		return step.scale()
			.values()
			.stream()
			.flatMap((grade) -> grade.words().stream().map((word) -> Map.entry(word, grade.rating())))
			.filter((word) -> text.contains(word.getKey()))
			.max(Comparator.comparingInt((word) -> word.getKey().length()))
			.map(Map.Entry::getValue);
	}

}

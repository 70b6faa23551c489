package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;

import org.yihaotong.classification.Classifier;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.Triage;
import org.yihaotong.platform.PlateNumber;

/**
 * Gets a plate from a caller by speech or keys and has it confirmed.
 */
final class PlateCollector {

	/** Figures of a plate behind province and city; six on new-energy cars. */
	private static final int LEAST_KEYS = 5;

	private static final int MOST_KEYS = 6;

	private final Classifier classifier;

	private final IntakeDesk intake;

	private final Flow.Answers answers;

	PlateCollector(Classifier classifier, IntakeDesk intake, Flow.Answers answers) {
		this.classifier = classifier;
		this.intake = intake;
		this.answers = answers;
	}

	/** How it went. */
	enum Result {

		CONFIRMED, FAILED, PERSON

	}

	/**
	 * Collects; begins with confirming where a plate was named before.
	 * @param step what to say
	 * @param talk the call; knows the plate afterwards
	 * @return how it went
	 */
	Result collect(Step.CollectPlate step, Talk talk) {
		Reading reading = talk.plate().map(Reading::of).orElseGet(() -> read(step, step.prompt(), talk));
		for (int count = 0; count < step.tries(); count++) {
			if (reading.person()) {
				return Result.PERSON;
			}
			if (reading.plate().isPresent()) {
				switch (confirm(step, reading.plate().get(), talk)) {
					case YES -> {
						return Result.CONFIRMED;
					}
					case PERSON -> {
						return Result.PERSON;
					}
					case NO, UNCLEAR -> talk.plate(Optional.empty());
				}
			}
			if (count + 1 < step.tries()) {
				reading = read(step, step.again(), talk);
			}
		}
		return reading.person() ? Result.PERSON : Result.FAILED;
	}

	private YesNo confirm(Step.CollectPlate step, PlateNumber plate, Talk talk) {
		talk.know(Fact.PLATE, plate.value());
		YesNo answer = YesNo.ask(talk, step.readBack(), this.answers, step.patience());
		if (answer == YesNo.YES) {
			talk.plate(Optional.of(plate));
			// The confirmed plate stands in the transcript and in the contact.
			this.intake.heard(talk.call().contact(), "请求挪车，车牌号" + plate.value());
		}
		return answer;
	}

	private Reading read(Step.CollectPlate step, String prompt, Talk talk) {
		return switch (talk.ask(prompt, List.of(), step.patience())) {
			case Answer.Said said -> spoken(said.text(), talk);
			case Answer.Key key when key.person() -> Reading.PERSON;
			case Answer.Key key -> keyed(key.key() + talk.moreKeys(MOST_KEYS - 1, step.patience()), step);
			case Answer.Nothing nothing -> Reading.NONE;
			case Answer.Deaf deaf -> {
				String keys = talk.keys(step.deaf(), MOST_KEYS, step.patience());
				yield keys.equals("0") ? Reading.PERSON : keyed(keys, step);
			}
		};
	}

	private Reading spoken(String text, Talk talk) {
		Optional<PlateNumber> plate = this.classifier.classify(text).plate();
		if (plate.isPresent()) {
			return new Reading(plate, false);
		}
		Triage.Decision decision = this.intake.heard(talk.call().contact(), text).decision();
		boolean person = decision == Triage.Decision.PERSON || decision == Triage.Decision.EMERGENCY;
		return person ? Reading.PERSON : Reading.NONE;
	}

	/** The keypad has no province and no letters: figures belong to a local plate. */
	private static Reading keyed(String keys, Step.CollectPlate step) {
		boolean whole = keys.length() >= LEAST_KEYS && keys.matches("[0-9]+");
		return new Reading(whole ? PlateNumber.parse(step.area() + keys) : Optional.empty(), false);
	}

	private record Reading(Optional<PlateNumber> plate, boolean person) {

		private static final Reading NONE = new Reading(Optional.empty(), false);

		private static final Reading PERSON = new Reading(Optional.empty(), true);

		static Reading of(PlateNumber plate) {
			return new Reading(Optional.of(plate), false);
		}

	}

}

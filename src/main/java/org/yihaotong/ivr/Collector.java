package org.yihaotong.ivr;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Fact.Kind;
import org.yihaotong.platform.PlateNumber;

/**
 * Gets something from a caller by speech or keys and has it confirmed.
 */
final class Collector {

	/** Figures of a plate behind province and city; six on new-energy cars. */
	private static final int LEAST_PLATE = 5;

	private static final int MOST_PLATE = 6;

	/** Year, month and day. */
	private static final int DAY = 8;

	private final Clock clock;

	Collector(Clock clock) {
		this.clock = clock;
	}

	/**
	 * What was understood, before it is confirmed.
	 *
	 * @param value as it is read back
	 * @param note what is taken down when it is confirmed
	 */
	private record Reading(String value, String note) {
	}

	/**
	 * Collects; begins with confirming where a plate was named before.
	 * @param step what to say
	 * @param talk the call; knows what was collected afterwards
	 * @return the next step
	 */
	String collect(Step.Collect step, Talk talk) {
		Optional<Reading> reading = known(step, talk).or(() -> read(step, step.prompt(), talk));
		for (int count = 1; true; count++) {
			if (reading.isPresent() && confirmed(step, reading.get(), talk)) {
				talk.agreed();
				return step.next();
			}
			if (count >= step.tries()) {
				return step.otherwise();
			}
			reading = read(step, step.again(), talk);
		}
	}

	private static Optional<Reading> known(Step.Collect step, Talk talk) {
		return (step.wanted() instanceof Wanted.Plate) ? talk.plate().map(Collector::plate) : Optional.empty();
	}

	private boolean confirmed(Step.Collect step, Reading reading, Talk talk) {
		talk.know(step.wanted().fact(), reading.value());
		boolean agreed = YesNo.ask(talk, step.readBack(), step.patience()) == YesNo.YES;
		if (agreed) {
			// What was confirmed stands in the transcript and in the contact.
			talk.note(reading.note());
		}
		switch (step.wanted()) {
			case Wanted.Plate plate ->
				talk.plate(agreed ? Optional.of(new PlateNumber(reading.value())) : Optional.empty());
			case Wanted.Place place when agreed -> talk.place(reading.value());
			case Wanted.Place place -> {
			}
			case Wanted.Digits digits -> {
			}
			case Wanted.Day day -> {
			}
		}
		return agreed;
	}

	private Optional<Reading> read(Step.Collect step, String prompt, Talk talk) {
		int most = mostKeys(step.wanted());
		List<String> phrases = (step.wanted() instanceof Wanted.Digits) ? talk.answers().with(SpokenDigits.PHRASES)
				: List.of();
		Answer answer = (most > 0) ? talk.askNumber(prompt, phrases, most, step.patience())
				: talk.ask(prompt, phrases, step.patience());
		return switch (answer) {
			case Answer.Said said -> spoken(said.text(), step.wanted(), talk);
			case Answer.Keys keys -> keyed(keys.keys(), step.wanted());
			case Answer.Nothing nothing -> Optional.empty();
			case Answer.Deaf deaf -> (most > 0)
					? step.deaf()
						.flatMap((keysOnly) -> keyed(talk.keys(keysOnly, most, step.patience()), step.wanted()))
					: Optional.empty();
		};
	}

	private static int mostKeys(Wanted wanted) {
		return switch (wanted) {
			case Wanted.Plate plate -> MOST_PLATE;
			case Wanted.Digits digits -> digits.most();
			case Wanted.Day day -> DAY;
			case Wanted.Place place -> 0;
		};
	}

	private Optional<Reading> spoken(String text, Wanted wanted, Talk talk) {
		return switch (wanted) {
			case Wanted.Digits digits -> SpokenDigits.read(text).flatMap((read) -> digits(read, digits));
			case Wanted.Plate plate -> talk.heard(text).classification().plate().map(Collector::plate);
			case Wanted.Day day ->
				facts(talk.heard(text).classification(), Kind.TIME).flatMap((value) -> SpokenDay.named(value, today()))
					.map(Collector::day);
			case Wanted.Place place -> {
				Classification understood = talk.heard(text).classification();
				yield understood.place().or(() -> facts(understood, Kind.PLACE)).map(Collector::place);
			}
		};
	}

	private static Optional<String> facts(Classification understood, Kind kind) {
		return understood.facts()
			.stream()
			.filter((fact) -> fact.kind() == kind)
			.map((fact) -> fact.value())
			.findFirst();
	}

	/** The keypad has no province and no letters: figures belong to a local plate. */
	private Optional<Reading> keyed(String keys, Wanted wanted) {
		if (!keys.matches("[0-9]+")) {
			return Optional.empty();
		}
		return switch (wanted) {
			case Wanted.Plate plate -> (keys.length() >= LEAST_PLATE)
					? PlateNumber.parse(plate.area() + keys).map(Collector::plate) : Optional.empty();
			case Wanted.Digits digits -> digits(keys, digits);
			case Wanted.Day day -> SpokenDay.keyed(keys, today()).map(Collector::day);
			case Wanted.Place place -> Optional.empty();
		};
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private static Reading plate(PlateNumber plate) {
		return new Reading(plate.value(), "请求挪车，车牌号" + plate.value());
	}

	private static Optional<Reading> digits(String digits, Wanted.Digits wanted) {
		boolean fits = digits.length() >= wanted.least() && digits.length() <= wanted.most();
		return fits ? Optional.of(new Reading(digits, "号码" + digits)) : Optional.empty();
	}

	private static Reading day(LocalDate day) {
		return new Reading(SpokenDay.spoken(day), "日期" + day);
	}

	private static Reading place(String place) {
		return new Reading(place, "地点" + place);
	}

}

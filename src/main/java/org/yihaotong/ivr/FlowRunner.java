package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.Triage;

/**
 * Walks a caller through a flow.
 */
final class FlowRunner {

	private static final Logger logger = LoggerFactory.getLogger(FlowRunner.class);

	/** Steps that no flow of this kind needs; the checker has excluded endless loops. */
	private static final int MOST_STEPS = 200;

	/** What people say when somebody answers, before they say what they want. */
	private static final Pattern HELLO = Pattern.compile("(?:喂|你好|您好|嗯|啊|哦|哎|那个|请问|同志)*");

	private final Flow flow;

	private final IntakeDesk intake;

	private final PlateCollector plates;

	private final CarMover cars;

	FlowRunner(Flow flow, IntakeDesk intake, PlateCollector plates, CarMover cars) {
		this.flow = flow;
		this.intake = intake;
		this.plates = plates;
		this.cars = cars;
	}

	/**
	 * Runs the flow to its end: the caller is then in the queue or the call is finished.
	 * @param talk the call
	 */
	void run(Talk talk) {
		String name = this.flow.start();
		for (int count = 0; count < MOST_STEPS; count++) {
			Step step = this.flow.step(name);
			if (step.turn() && talk.tooManyTurns()) {
				step = this.flow.step(this.flow.person());
			}
			logger.debug("Contact {}: step {}", talk.call().contact(), step.name());
			Optional<String> next = take(step, talk);
			if (next.isEmpty()) {
				return;
			}
			name = next.get();
		}
		throw new IllegalStateException("More than " + MOST_STEPS + " steps, now at " + name);
	}

	private Optional<String> take(Step step, Talk talk) {
		return switch (step) {
			case Step.Say say -> Optional.of(orPerson(talk.say(say.prompt()), say.next()));
			case Step.Ask ask -> Optional.of(ask(ask, talk));
			case Step.Confirm confirm -> Optional.of(confirm(confirm, talk));
			case Step.Menu menu -> Optional.of(menu(menu, talk));
			case Step.CollectPlate collect -> Optional.of(collect(collect, talk));
			case Step.MoveCar move -> Optional.of(this.cars.move(move, talk).orElseGet(this.flow::person));
			case Step.Enqueue enqueue -> enqueue(enqueue, talk);
			case Step.End end -> end(end, talk);
		};
	}

	private String orPerson(Optional<Answer.Key> key, String next) {
		return key.filter(Answer.Key::person).isPresent() ? this.flow.person() : next;
	}

	private String ask(Step.Ask ask, Talk talk) {
		Answer answer = talk.ask(ask.prompt(), List.of(), ask.patience());
		if (ask.goOn().isPresent() && answer instanceof Answer.Said said && HELLO.matcher(said.text()).matches()) {
			answer = talk.ask(ask.goOn().get(), List.of(), ask.patience());
		}
		return switch (answer) {
			case Answer.Said said -> heard(said.text(), ask, talk);
			case Answer.Key key when key.person() -> this.flow.person();
			case Answer.Key key -> Optional.ofNullable(ask.keys().get(key.key()))
				.map((choice) -> chosen(choice, talk))
				.orElseGet(() -> lost(talk, ask.ways().notUnderstood()));
			case Answer.Nothing nothing -> lost(talk, ask.ways().notUnderstood());
			case Answer.Deaf deaf -> ask.ways().deaf();
		};
	}

	private String heard(String text, Step.Ask ask, Talk talk) {
		Triage triage = this.intake.heard(talk.call().contact(), text);
		talk.understood(triage.classification());
		return switch (triage.decision()) {
			case EMERGENCY -> ask.ways().emergency();
			case CAR_MOVING -> ask.ways().carMoving();
			case PERSON -> this.flow.person();
			case QUEUE -> understood(triage, ask, talk);
			case NOT_UNDERSTOOD -> lost(talk, ask.ways().notUnderstood());
		};
	}

	private String understood(Triage triage, Step.Ask ask, Talk talk) {
		if (triage.subject().isEmpty()) {
			return this.flow.person();
		}
		talk.know(Fact.SUBJECT, triage.subject());
		return ask.ways().understood();
	}

	private String confirm(Step.Confirm confirm, Talk talk) {
		return switch (YesNo.ask(talk, confirm.prompt(), this.flow.answers(), confirm.patience())) {
			case YES -> {
				talk.agreed();
				yield confirm.yes();
			}
			case NO -> lost(talk, confirm.no());
			case UNCLEAR -> confirm.unclear();
			case PERSON -> this.flow.person();
		};
	}

	private String menu(Step.Menu menu, Talk talk) {
		for (int count = 0; count < menu.tries(); count++) {
			String keys = talk.keys(menu.prompt(), 1, menu.patience());
			if (Set.of("0", "#").contains(keys)) {
				return this.flow.person();
			}
			Step.Choice choice = keys.isEmpty() ? null : menu.keys().get(keys.charAt(0));
			if (choice != null) {
				return chosen(choice, talk);
			}
		}
		return menu.otherwise();
	}

	private String chosen(Step.Choice choice, Talk talk) {
		if (!choice.heard().isEmpty()) {
			this.intake.heard(talk.call().contact(), choice.heard());
		}
		return choice.next();
	}

	private String collect(Step.CollectPlate collect, Talk talk) {
		return switch (this.plates.collect(collect, talk)) {
			case CONFIRMED -> {
				talk.agreed();
				yield collect.next();
			}
			case FAILED -> collect.otherwise();
			case PERSON -> this.flow.person();
		};
	}

	/** Counts first: two misunderstandings in a row lead to a person. */
	private String lost(Talk talk, String next) {
		return talk.lost() ? this.flow.person() : next;
	}

	/**
	 * The place in the queue is taken before the prompt, so that it costs no place.
	 */
	private Optional<String> enqueue(Step.Enqueue enqueue, Talk talk) {
		this.intake.callToQueue(talk.call().contact());
		enqueue.prompt().ifPresent(talk::say);
		talk.call().sendToWaiting();
		return Optional.empty();
	}

	private Optional<String> end(Step.End end, Talk talk) {
		talk.leaving(Talk.Leaving.SERVED);
		talk.say(end.prompt());
		this.intake.end(talk.call().contact(), ContactOutcome.SELF_SERVED);
		talk.call().finish();
		return Optional.empty();
	}

}

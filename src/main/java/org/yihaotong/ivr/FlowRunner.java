package org.yihaotong.ivr;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.SurveyDesk;
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

	private final Parts parts;

	FlowRunner(Flow flow, Parts parts) {
		this.flow = flow;
		this.parts = parts;
	}

	/**
	 * What the steps are done with.
	 *
	 * @param intake stores and queues
	 * @param collector for plates, numbers, days and places
	 * @param cars for car moving
	 * @param voicemail for messages
	 * @param handover for the line's rules and for whoever is handed over
	 * @param surveys stores what is answered
	 * @param staffed tells whether any agent is at work
	 * @param workingDay tells working days
	 * @param clock tells the time of day
	 */
	record Parts(IntakeDesk intake, Collector collector, CarMover cars, Voicemail voicemail, Handover handover,
			SurveyDesk surveys, BooleanSupplier staffed, Predicate<LocalDate> workingDay, Clock clock) {
	}

	/**
	 * Runs the flow to its end: the caller is then in the queue or the call is finished.
	 * @param talk the call
	 */
	void run(Talk talk) {
		String name = opened(talk);
		for (int count = 0; count < MOST_STEPS; count++) {
			Step step = this.flow.step(name);
			if (step.turn() && talk.tooManyTurns()) {
				step = this.flow.step(this.flow.person());
			}
			logger.debug("Contact {}: step {}", talk.call().contact(), step.name());
			Optional<String> next = taken(step, talk);
			if (next.isEmpty()) {
				return;
			}
			name = next.get();
		}
		throw new IllegalStateException("More than " + MOST_STEPS + " steps, now at " + name);
	}

	private String opened(Talk talk) {
		try {
			talk.announce();
			return this.flow.start();
		}
		catch (Diverted ex) {
			return diverted(ex, talk);
		}
	}

	private Optional<String> taken(Step step, Talk talk) {
		try {
			return take(step, talk);
		}
		catch (Diverted ex) {
			return Optional.of(diverted(ex, talk));
		}
	}

	private String diverted(Diverted why, Talk talk) {
		logger.debug("Contact {}: diverted to {}", talk.call().contact(), why.where());
		if (talk.leaving() == talk.goodbye()) {
			talk.leaving(Talk.Leaving.ABANDONS);
		}
		return switch (why.where()) {
			case PERSON -> this.flow.person();
			case EMERGENCY -> this.flow.emergency();
		};
	}

	private Optional<String> take(Step step, Talk talk) {
		return switch (step) {
			case Step.Say say -> {
				talk.say(say.prompt());
				yield Optional.of(say.next());
			}
			case Step.Ask ask -> Optional.of(ask(ask, talk));
			case Step.Confirm confirm -> Optional.of(confirm(confirm, talk));
			case Step.Menu menu -> Optional.of(menu(menu, talk));
			case Step.Collect collect -> Optional.of(this.parts.collector().collect(collect, talk));
			case Step.Classify classify -> Optional.of(Branches.by(classify, talk.classification()));
			case Step.Hours hours -> Optional.of(hours(hours));
			case Step.Staffed staffed -> Optional.of(staffed() ? staffed.yes() : staffed.no());
			case Step.ByLine line -> Optional.of(Branches.by(line, talk.line()));
			case Step.Service service -> Optional.of(service(service, talk));
			case Step.Rule rule -> Optional.of(this.parts.handover().ruled(rule, talk));
			case Step.Transfer transfer -> this.parts.handover().transfer(transfer, talk);
			case Step.Emergency emergency -> emergency(emergency, talk);
			case Step.Voicemail voicemail -> Optional.of(this.parts.voicemail().take(voicemail, talk));
			case Step.CallBack callBack -> new CallBackOffer(this.parts.intake()).offer(callBack, talk);
			case Step.Survey survey -> Optional.of(new SurveyAsker(this.parts.surveys()).ask(survey, talk));
			case Step.Decline decline -> {
				this.parts.surveys().declined(talk.call().contact());
				yield Optional.of(decline.next());
			}
			case Step.Enqueue enqueue -> enqueue(enqueue, talk);
			case Step.End end -> end(end, talk);
		};
	}

	private String ask(Step.Ask ask, Talk talk) {
		Answer answer = talk.ask(ask.prompt(), List.of(), ask.patience());
		if (ask.goOn().isPresent() && answer instanceof Answer.Said said && HELLO.matcher(said.text()).matches()) {
			answer = talk.ask(ask.goOn().get(), List.of(), ask.patience());
		}
		return switch (answer) {
			case Answer.Said said -> heard(said.text(), ask, talk);
			case Answer.Keys keys -> Optional.ofNullable(ask.keys().get(keys.keys().charAt(0)))
				.map((choice) -> chosen(choice, talk))
				.orElseGet(() -> lost(talk, ask.ways().notUnderstood()));
			case Answer.Nothing nothing -> lost(talk, ask.ways().notUnderstood());
			case Answer.Deaf deaf -> ask.ways().deaf();
		};
	}

	private String heard(String text, Step.Ask ask, Talk talk) {
		Triage triage = talk.heard(text);
		return switch (triage.decision()) {
			case EMERGENCY -> this.flow.emergency();
			case PERSON -> this.flow.person();
			case CAR_MOVING -> ask.ways().carMoving();
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
		return switch (YesNo.ask(talk, confirm.prompt(), confirm.patience())) {
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
			String keys = talk.key(menu.prompt(), menu.patience());
			Step.Choice choice = keys.isEmpty() ? null : menu.keys().get(keys.charAt(0));
			if (choice != null) {
				return chosen(choice, talk);
			}
		}
		return menu.otherwise();
	}

	private static String chosen(Step.Choice choice, Talk talk) {
		if (!choice.heard().isEmpty()) {
			talk.note(choice.heard());
		}
		return choice.next();
	}

	private String hours(Step.Hours hours) {
		boolean open = hours.open().contains(LocalDateTime.now(this.parts.clock()), this.parts.workingDay());
		return open ? hours.inside() : hours.outside();
	}

	/** Who cannot be asked is taken to be there: the caller can wait. */
	private boolean staffed() {
		try {
			return this.parts.staffed().getAsBoolean();
		}
		catch (RuntimeException ex) {
			logger.warn("It is not known whether anybody is at work: {}", ex.toString());
			return true;
		}
	}

	private String service(Step.Service service, Talk talk) {
		return switch (service.service()) {
			case CAR_MOVING -> this.parts.cars().move(service, talk);
		};
	}

	/** Counts first: two misunderstandings in a row lead to a person. */
	private String lost(Talk talk, String next) {
		return talk.lost() ? this.flow.person() : next;
	}

	private Optional<String> emergency(Step.Emergency emergency, Talk talk) {
		if (this.flow.purpose() == Flow.Purpose.SURVEY) {
			talk.call().anew();
			return Optional.empty();
		}
		// First, for it needs no database.
		talk.call().endangered();
		this.parts.intake().emergency(talk.call().contact());
		emergency.prompt().ifPresent(talk::tell);
		talk.call().sendToWaiting();
		return Optional.empty();
	}

	/**
	 * The place in the queue is taken before the prompt, so that it costs no place.
	 */
	private Optional<String> enqueue(Step.Enqueue enqueue, Talk talk) {
		this.parts.intake().callToQueue(talk.call().contact());
		try {
			enqueue.prompt().ifPresent(talk::say);
		}
		catch (Diverted ex) {
			if (ex.where() == Diverted.Where.EMERGENCY) {
				throw ex;
			}
			// Who asks for a person is on the way to one.
		}
		talk.call().sendToWaiting();
		return Optional.empty();
	}

	private Optional<String> end(Step.End end, Talk talk) {
		if (this.flow.purpose() == Flow.Purpose.SURVEY || talk.leaving() == Talk.Leaving.OPEN) {
			talk.sayGoodbye(end.prompt());
			return Optional.empty();
		}
		Talk.Leaving goodbye = talk.goodbye();
		talk.leaving(goodbye);
		talk.say(end.prompt());
		goodbye.outcome().ifPresent((outcome) -> this.parts.intake().end(talk.call().contact(), outcome));
		talk.call().finish();
		return Optional.empty();
	}

}

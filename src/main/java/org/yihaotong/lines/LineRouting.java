package org.yihaotong.lines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome.AnnounceAndEnd;
import org.yihaotong.lines.LineOutcome.CallBackOffer;
import org.yihaotong.lines.LineOutcome.EmergencyOnly;
import org.yihaotong.lines.LineOutcome.RingDuty;
import org.yihaotong.lines.LineOutcome.RingHere;
import org.yihaotong.lines.LineOutcome.RingThere;
import org.yihaotong.lines.LineOutcome.Voicemail;
import org.yihaotong.lines.LineRules.AfterHours;
import org.yihaotong.lines.LineRules.Both;
import org.yihaotong.lines.LineRules.Centre;
import org.yihaotong.lines.LineRules.DutyTelephone;
import org.yihaotong.lines.LineRules.Here;
import org.yihaotong.lines.LineRules.Merged;
import org.yihaotong.lines.LineRules.OtherCentre;
import org.yihaotong.lines.LineRules.Overflow;
import org.yihaotong.lines.LineRules.Staged;
import org.yihaotong.lines.LineRules.Stationed;
import org.yihaotong.lines.StagePlan.CutOver;
import org.yihaotong.platform.WorkingCalendar;

/**
 * Decides what a call to a line does: a pure function of the line's data, a time and a
 * situation.
 */
final class LineRouting {

	/** How long the other centre rings when it is not the stage's plan that names it. */
	static final Duration RING_THERE = Duration.ofSeconds(25);

	private static final RingHere EVERY_AGENT = new RingHere(Optional.empty(), Optional.empty());

	private final WorkingCalendar calendar;

	private final ZoneId zone;

	private final String trunk;

	LineRouting(WorkingCalendar calendar, ZoneId zone, String trunk) {
		this.calendar = calendar;
		this.zone = zone;
		this.trunk = trunk;
	}

	LineDecision at(LineSetup setup, Instant instant, Situation situation) {
		Moment moment = new Moment(setup.rules(), LocalDateTime.ofInstant(instant, this.zone), situation);
		Choice choice = choose(moment, setup, instant);
		return new LineDecision(choice.outcome(), choice.reason(), setup.plan().map((plan) -> plan.at(instant)),
				setup.plan().flatMap((plan) -> plan.latest(instant)).map(CutOver::at),
				choice.closed() ? moment.opensNext() : Optional.empty());
	}

	private static Choice choose(Moment moment, LineSetup setup, Instant instant) {
		return switch (moment.rules.routing()) {
			case Merged merged -> here(moment, merged.rule());
			case Staged staged -> switch (stage(setup, instant)) {
				case DUAL -> both(moment, staged.dual());
				case STRIPPED -> here(moment, staged.stripped());
				case STATIONED -> stationed(moment, staged.stationed());
			};
		};
	}

	private static Stage stage(LineSetup setup, Instant instant) {
		return setup.plan().orElseThrow().at(instant);
	}

	private static Choice here(Moment moment, Here rule) {
		if (!moment.openHere()) {
			return afterHours(moment, rule.afterHours());
		}
		return overflowing(moment, rule.overflow(), new RingHere(Optional.empty(), ownBusiness(moment, rule)));
	}

	private static Optional<SecondTrunk> ownBusiness(Moment moment, Here rule) {
		return (rule.ownBusiness() && moment.openThere()) ? moment.centre() : Optional.empty();
	}

	private static Choice stationed(Moment moment, Stationed rule) {
		if (!moment.openHere()) {
			return afterHours(moment, rule.afterHours());
		}
		return overflowing(moment, rule.overflow(), new RingHere(Optional.of(rule.group()), Optional.empty()));
	}

	private static Choice both(Moment moment, Both rule) {
		Centre first = rule.first();
		Centre second = (first == Centre.HERE) ? Centre.THERE : Centre.HERE;
		if (!moment.open(first) && !moment.open(second)) {
			return afterHours(moment, rule.afterHours());
		}
		if (!moment.open(first)) {
			return new Choice(ring(moment, second, rule), Reason.FIRST_CENTRE_CLOSED);
		}
		if (!moment.isBusy(first, rule.overflow())) {
			return new Choice(ring(moment, first, rule), Reason.AS_USUAL);
		}
		if (!moment.open(second)) {
			return new Choice(ring(moment, first, rule), Reason.OTHER_CENTRE_CLOSED);
		}
		if (moment.isBusy(second, rule.overflow())) {
			return new Choice(ring(moment, first, rule), Reason.BOTH_BUSY);
		}
		return new Choice(ring(moment, second, rule), Reason.OVERFLOW);
	}

	private static LineOutcome ring(Moment moment, Centre centre, Both rule) {
		return switch (centre) {
			case HERE -> EVERY_AGENT;
			case THERE -> new RingThere(moment.centre().orElseThrow(), rule.ringThere(), unanswered(moment, rule));
		};
	}

	/** Whoever was not answered there is not sent anywhere else. */
	private static LineOutcome unanswered(Moment moment, Both rule) {
		if (moment.openHere()) {
			return EVERY_AGENT;
		}
		return afterHours(moment, rule.afterHours()).outcome().stayingHere();
	}

	private static Choice overflowing(Moment moment, Overflow rule, RingHere usual) {
		if (!rule.isPassedBy(moment.situation.here())) {
			return new Choice(usual, Reason.AS_USUAL);
		}
		return switch (rule.action()) {
			case WAIT -> new Choice(usual, Reason.AS_USUAL);
			case OTHER_CENTRE -> moment.openThere()
					? new Choice(new RingThere(moment.centre().orElseThrow(), RING_THERE, usual), Reason.OVERFLOW)
					: new Choice(usual, Reason.OTHER_CENTRE_CLOSED);
			case EVERY_AGENT -> new Choice(new RingHere(Optional.empty(), usual.ownBusiness()), Reason.OVERFLOW);
			case CALL_BACK -> new Choice(new CallBackOffer(), Reason.OVERFLOW);
			case VOICEMAIL -> new Choice(new Voicemail(), Reason.OVERFLOW);
		};
	}

	private static Choice afterHours(Moment moment, AfterHours rule) {
		if (rule == AfterHours.OTHER_CENTRE && !moment.openThere()) {
			return new Choice(new Voicemail(), Reason.OTHER_CENTRE_CLOSED, true);
		}
		return new Choice(switch (rule) {
			case VOICEMAIL -> new Voicemail();
			case CALL_BACK -> new CallBackOffer();
			case EMERGENCY_ONLY -> new EmergencyOnly();
			case ANNOUNCE_AND_END -> new AnnounceAndEnd();
			case EVERY_AGENT -> EVERY_AGENT;
			case DUTY -> moment.duty();
			case OTHER_CENTRE -> new RingThere(moment.centre().orElseThrow(), RING_THERE, new Voicemail());
		}, Reason.OUTSIDE_HOURS, true);
	}

	/**
	 * What the rules chose.
	 *
	 * @param outcome what the call does
	 * @param reason why
	 * @param closed whether nobody serves the line itself
	 */
	private record Choice(LineOutcome outcome, Reason reason, boolean closed) {

		Choice(LineOutcome outcome, Reason reason) {
			this(outcome, reason, false);
		}

	}

	/** A line's rules at one time in one situation. */
	private final class Moment {

		private final LineRules rules;

		private final LocalDateTime time;

		private final Situation situation;

		Moment(LineRules rules, LocalDateTime time, Situation situation) {
			this.rules = rules;
			this.time = time;
			this.situation = situation;
		}

		boolean open(Centre centre) {
			return switch (centre) {
				case HERE -> openHere();
				case THERE -> openThere();
			};
		}

		boolean openHere() {
			return this.rules.hours().isOpen(this.time, LineRouting.this.calendar);
		}

		boolean openThere() {
			return this.rules.otherCentre()
				.map(OtherCentre::hours)
				.filter((hours) -> hours.isOpen(this.time, LineRouting.this.calendar))
				.isPresent();
		}

		boolean isBusy(Centre centre, Overflow rule) {
			return rule.action() == Overflow.Action.OTHER_CENTRE && rule.isPassedBy(switch (centre) {
				case HERE -> this.situation.here();
				case THERE -> this.situation.there();
			});
		}

		Optional<SecondTrunk> centre() {
			return this.rules.otherCentre().map((other) -> new SecondTrunk(LineRouting.this.trunk, other.number()));
		}

		RingDuty duty() {
			DutyTelephone duty = this.rules.duty().orElseThrow();
			return new RingDuty(duty.entry(), duty.ring());
		}

		Optional<Instant> opensNext() {
			return this.rules.hours()
				.opensNext(this.time, LineRouting.this.calendar)
				.map((opening) -> opening.atZone(LineRouting.this.zone).toInstant());
		}

	}

}

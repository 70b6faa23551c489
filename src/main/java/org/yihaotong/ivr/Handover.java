package org.yihaotong.ivr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.lines.LineDecision;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.SecondTrunk;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.telephony.Destination;

/**
 * Goes by the rules of the dialled line, and hands callers over to those who are named in
 * advance. Nobody is sent away twice: who comes back, comes from there, or could not be
 * sent there, gets what the rules say for that case.
 */
final class Handover {

	private static final Logger logger = LoggerFactory.getLogger(Handover.class);

	/** The line's target that is the utility's own centre. */
	private static final String UTILITY = "utility";

	/** The line's target that is the telephone of whoever is on duty. */
	private static final String DUTY = "duty";

	private static final Duration RING = Duration.ofSeconds(25);

	private final Function<LineNumber, LineDecision> policy;

	private final Function<String, Optional<String>> directory;

	private final Clock clock;

	/**
	 * Makes it.
	 * @param policy decides what a call to a line does now
	 * @param directory finds the number of an entry
	 * @param clock the city's time
	 */
	Handover(Function<LineNumber, LineDecision> policy, Function<String, Optional<String>> directory, Clock clock) {
		this.policy = policy;
		this.directory = directory;
		this.clock = clock;
	}

	/**
	 * Goes by the rules. Each such step does so once in a call, so that who declines what
	 * a rule offers waits for a person.
	 * @param step the step
	 * @param talk the call
	 * @return the next step
	 */
	String ruled(Step.Rule step, Talk talk) {
		if (!talk.first(step.name())) {
			return step.otherwise();
		}
		LineDecision decision = this.policy.apply(talk.line().number());
		Optional<RuleWay> way = RuleWay.of(outcome(decision, talk))
			.filter((found) -> found != RuleWay.OWN_BUSINESS || !talk.staysHere());
		if (way.filter((found) -> found == RuleWay.VOICEMAIL || found == RuleWay.CALL_BACK)
			.filter(step.ways()::containsKey)
			.isPresent()) {
			talk.call().offered();
		}
		talk.know(Fact.OPENS, opens(decision.opensAt()));
		talk.closed(way.filter(RuleWay::closed).isPresent());
		logger.debug("Contact {}: {} by {}", talk.call().contact(), way, decision.reason());
		return way.map(step.ways()::get).orElse(step.otherwise());
	}

	private static LineOutcome outcome(LineDecision decision, Talk talk) {
		LineOutcome outcome = decision.outcome();
		return talk.staysHere() ? outcome.stayingHere() : outcome;
	}

	/**
	 * Hands the caller over.
	 * @param step where to
	 * @param talk the call
	 * @return the next step; empty when the dialplan has the caller
	 */
	Optional<String> transfer(Step.Transfer step, Talk talk) {
		Optional<Destination> destination = talk.staysHere() ? Optional.empty() : destination(step.target(), talk);
		if (destination.isPresent()) {
			step.prompt().ifPresent(talk::say);
		}
		if (destination.filter(talk.call()::transfer).isPresent()) {
			// Whether somebody answers there shows later.
			talk.leaving(Talk.Leaving.OPEN);
			return Optional.empty();
		}
		logger.info("Contact {} cannot be handed over to {}", talk.call().contact(), step.target());
		talk.stayHere();
		return Optional.of(step.otherwise());
	}

	private Optional<Destination> destination(TransferTarget target, Talk talk) {
		return switch (target) {
			case TransferTarget.OfLine(String name) when name.equals(UTILITY) -> centre(talk);
			case TransferTarget.OfLine(String name) when name.equals(DUTY) -> duty(talk);
			case TransferTarget.OfLine other -> Optional.empty();
			case TransferTarget.OfDirectory(String name) -> entry(name, RING);
		};
	}

	private Optional<Destination> entry(String name, Duration ring) {
		return this.directory.apply(name).map((number) -> new Destination.DirectoryEntry(number, ring));
	}

	private Optional<Destination> duty(Talk talk) {
		return (this.policy.apply(talk.line().number()).outcome() instanceof LineOutcome.RingDuty duty)
				? entry(duty.entry().value(), duty.ringFor()) : Optional.empty();
	}

	private Optional<Destination> centre(Talk talk) {
		return switch (this.policy.apply(talk.line().number()).outcome()) {
			case LineOutcome.RingThere there -> Optional.of(to(there.centre(), there.ringFor()));
			case LineOutcome.RingHere here -> here.ownBusiness().map((centre) -> to(centre, RING));
			case LineOutcome.RingDuty _, LineOutcome.Voicemail _, LineOutcome.CallBackOffer _,
					LineOutcome.EmergencyOnly _, LineOutcome.AnnounceAndEnd _ ->
				Optional.empty();
		};
	}

	private static Destination to(SecondTrunk centre, Duration ring) {
		return new Destination.Centre(centre.trunk(), centre.number(), ring);
	}

	/** A sentence, or nothing where it is not known. */
	private String opens(Optional<Instant> at) {
		LocalDate today = LocalDate.now(this.clock);
		return at.map((instant) -> LocalDateTime.ofInstant(instant, this.clock.getZone()))
			.map((time) -> "服务时间从" + day(time.toLocalDate(), today) + time.getHour() + "点"
					+ ((time.getMinute() == 0) ? "" : time.getMinute() + "分") + "开始。")
			.orElse("");
	}

	private static String day(LocalDate day, LocalDate today) {
		return switch (Math.toIntExact(Math.min(ChronoUnit.DAYS.between(today, day), 3))) {
			case 0 -> "今天";
			case 1 -> "明天";
			case 2 -> "后天";
			default -> day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
		};
	}

}

package org.yihaotong.ivr;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.yihaotong.lines.LineDecision;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.SecondTrunk;
import org.yihaotong.platform.DepartmentCode;

/**
 * What the rules of a line say in a simulated talk.
 */
final class SimulatedRule {

	private static final SecondTrunk UTILITY = new SecondTrunk("utilities", "95598");

	private static final DepartmentCode ON_DUTY = new DepartmentCode("U02");

	private static final LineOutcome HERE = new LineOutcome.RingHere(Optional.empty(), Optional.empty());

	private static final LocalTime OPENS = LocalTime.of(8, 30);

	private SimulatedRule() {
	}

	/**
	 * Makes a decision.
	 * @param word a way of a step of the kind rule, or {@code here}
	 * @param time when the call comes
	 * @return what the line says; it opens the next morning
	 */
	static LineDecision of(String word, ZonedDateTime time) {
		return new LineDecision(constant(word).map(SimulatedRule::outcome).orElse(HERE), Reason.AS_USUAL,
				Optional.empty(), Optional.empty(),
				Optional.of(time.toLocalDate().plusDays(1).atTime(OPENS).atZone(time.getZone()).toInstant()));
	}

	private static Optional<RuleWay> constant(String word) {
		return Optional.ofNullable(Words.of(RuleWay.class).get(word));
	}

	private static LineOutcome outcome(RuleWay way) {
		return switch (way) {
			case OWN_BUSINESS -> new LineOutcome.RingHere(Optional.empty(), Optional.of(UTILITY));
			case THERE -> new LineOutcome.RingThere(UTILITY, Duration.ofSeconds(25), HERE);
			case DUTY -> new LineOutcome.RingDuty(ON_DUTY, Duration.ofSeconds(25));
			case VOICEMAIL -> new LineOutcome.Voicemail();
			case CALL_BACK -> new LineOutcome.CallBackOffer();
			case EMERGENCY_ONLY -> new LineOutcome.EmergencyOnly();
			case CLOSED -> new LineOutcome.AnnounceAndEnd();
		};
	}

}

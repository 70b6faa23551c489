package org.yihaotong.lines;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome.AnnounceAndEnd;
import org.yihaotong.lines.LineOutcome.CallBackOffer;
import org.yihaotong.lines.LineOutcome.EmergencyOnly;
import org.yihaotong.lines.LineOutcome.RingDuty;
import org.yihaotong.lines.LineOutcome.RingHere;
import org.yihaotong.lines.LineOutcome.RingThere;
import org.yihaotong.lines.LineOutcome.Voicemail;

/**
 * A decision in the console, which puts it into a sentence of its language.
 *
 * @param outcome what the call does
 * @param reason which rule led to it
 * @param stage the stage in force
 * @param stageSince the cut-over that brought it
 * @param opensAt when the line is served again
 */
record DecisionResponse(Outcome outcome, Reason reason, Line.@Nullable Stage stage, @Nullable Instant stageSince,
		@Nullable Instant opensAt) {

	static DecisionResponse of(LineDecision decision) {
		return new DecisionResponse(Outcome.of(decision.outcome()), decision.reason(), decision.stage().orElse(null),
				decision.stageSince().orElse(null), decision.opensAt().orElse(null));
	}

	enum Kind {

		RING_HERE, RING_THERE, RING_DUTY, VOICEMAIL, CALL_BACK, EMERGENCY_ONLY, ANNOUNCE_AND_END

	}

	/**
	 * What a call does.
	 *
	 * @param kind which of them
	 * @param group the skill group that takes it
	 * @param ownBusiness the number where key 1 leads
	 * @param centre the number that rings at the other centre
	 * @param trunk over which trunk
	 * @param duty the entry of the directory that rings
	 * @param ringSeconds how long
	 * @param unanswered what comes when nobody answers there
	 */
	record Outcome(Kind kind, @Nullable String group, @Nullable String ownBusiness, @Nullable String centre,
			@Nullable String trunk, @Nullable String duty, @Nullable Long ringSeconds, @Nullable Outcome unanswered) {

		static Outcome of(LineOutcome outcome) {
			return switch (outcome) {
				case RingHere here -> new Outcome(Kind.RING_HERE, here.group().map(SkillGroup::value).orElse(null),
						here.ownBusiness().map(SecondTrunk::number).orElse(null), null, null, null, null, null);
				case RingThere there -> new Outcome(Kind.RING_THERE, null, null, there.centre().number(),
						there.centre().trunk(), null, there.ringFor().toSeconds(), of(there.unanswered()));
				case RingDuty duty -> new Outcome(Kind.RING_DUTY, null, null, null, null, duty.entry().value(),
						duty.ringFor().toSeconds(), of(duty.stayingHere()));
				case Voicemail voicemail -> plain(Kind.VOICEMAIL);
				case CallBackOffer offer -> plain(Kind.CALL_BACK);
				case EmergencyOnly emergencies -> plain(Kind.EMERGENCY_ONLY);
				case AnnounceAndEnd announcement -> plain(Kind.ANNOUNCE_AND_END);
			};
		}

		private static Outcome plain(Kind kind) {
			return new Outcome(kind, null, null, null, null, null, null, null);
		}

	}

	/**
	 * What a number would do at a time.
	 *
	 * @param number the line
	 * @param at the time
	 * @param waiting so many calls waiting
	 * @param expectedWaitSeconds so long a wait
	 * @param decision what it would do
	 */
	record Simulation(String number, Instant at, int waiting, int expectedWaitSeconds, DecisionResponse decision) {
	}

}

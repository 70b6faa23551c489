package org.yihaotong.ivr;

import java.util.Optional;

import org.yihaotong.lines.LineOutcome;

/**
 * Where a flow may go by what the rules of the dialled line say.
 */
enum RuleWay {

	/** The call is taken here, and key 1 may lead to the utility's own business. */
	OWN_BUSINESS,

	/** The utility's own centre takes the call. */
	THERE,

	/** Whoever is on duty takes the call. */
	DUTY,

	VOICEMAIL, CALL_BACK, EMERGENCY_ONLY,

	/** The caller hears when somebody is here again. */
	CLOSED;

	/** Whether only emergencies get to anybody. */
	boolean closed() {
		return this == EMERGENCY_ONLY || this == CLOSED;
	}

	/**
	 * Names what the rules say.
	 * @param outcome what a call does
	 * @return empty for a call that is simply taken here
	 */
	static Optional<RuleWay> of(LineOutcome outcome) {
		return switch (outcome) {
			case LineOutcome.RingHere here -> here.ownBusiness().map((centre) -> OWN_BUSINESS);
			case LineOutcome.RingThere there -> Optional.of(THERE);
			case LineOutcome.RingDuty duty -> Optional.of(DUTY);
			case LineOutcome.Voicemail voicemail -> Optional.of(VOICEMAIL);
			case LineOutcome.CallBackOffer offer -> Optional.of(CALL_BACK);
			case LineOutcome.EmergencyOnly emergency -> Optional.of(EMERGENCY_ONLY);
			case LineOutcome.AnnounceAndEnd end -> Optional.of(CLOSED);
		};
	}

}

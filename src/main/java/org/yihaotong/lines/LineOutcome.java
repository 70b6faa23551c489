package org.yihaotong.lines;

import java.time.Duration;
import java.util.Optional;

import org.yihaotong.platform.DepartmentCode;

/**
 * What a call to a line does. Emergencies come before all of them: whoever carries an
 * outcome out still hears emergency words and key 9.
 */
public sealed interface LineOutcome {

	/**
	 * Tells what comes instead for a caller who is not sent away, because nobody answered
	 * there, the number cannot be called, or the caller comes from there.
	 * @return nothing that rings elsewhere
	 */
	default LineOutcome stayingHere() {
		return this;
	}

	/**
	 * The call is taken in this centre. Ask again while it waits: the overflow rule may
	 * have become true.
	 *
	 * @param group whose agents take it; empty: everyone's
	 * @param ownBusiness where key 1 leads for the utility's own business; empty: nowhere
	 */
	record RingHere(Optional<SkillGroup> group, Optional<SecondTrunk> ownBusiness) implements LineOutcome {
	}

	/**
	 * The call goes to the utility's own centre.
	 *
	 * @param centre where it is
	 * @param ringFor how long it rings there
	 * @param unanswered what comes when nobody answers, the line is busy or the trunk is
	 * down; nothing that rings elsewhere again
	 */
	record RingThere(SecondTrunk centre, Duration ringFor, LineOutcome unanswered) implements LineOutcome {

		public RingThere {
			if (unanswered instanceof RingThere || unanswered instanceof RingDuty) {
				throw new IllegalArgumentException("A call is not sent away twice");
			}
		}

		@Override
		public LineOutcome stayingHere() {
			return this.unanswered;
		}

	}

	/**
	 * The call goes to whoever is on duty; when nobody answers, the caller leaves a
	 * message.
	 *
	 * @param entry whose number it is in the directory
	 * @param ringFor how long it rings there
	 */
	record RingDuty(DepartmentCode entry, Duration ringFor) implements LineOutcome {

		@Override
		public LineOutcome stayingHere() {
			return new Voicemail();
		}

	}

	/** The caller leaves a message, which becomes a contact. */
	record Voicemail() implements LineOutcome {
	}

	/** The caller is offered to be called back and keeps the place in the queue. */
	record CallBackOffer() implements LineOutcome {
	}

	/** The caller hears that only emergencies are taken now; all else ends. */
	record EmergencyOnly() implements LineOutcome {
	}

	/** The caller hears when somebody is here again; the call ends. */
	record AnnounceAndEnd() implements LineOutcome {
	}

}

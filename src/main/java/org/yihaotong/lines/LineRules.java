package org.yihaotong.lines;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.yihaotong.platform.DepartmentCode;

/**
 * How a line is answered.
 *
 * @param hours when it is answered here
 * @param otherCentre the utility's own centre, if there is one
 * @param duty who is on duty outside the hours, if anybody is
 * @param routing what its calls do
 */
record LineRules(OpeningHours hours, Optional<OtherCentre> otherCentre, Optional<DutyTelephone> duty, Routing routing) {

	/**
	 * The centre that a utility runs itself.
	 *
	 * @param number what is dialled over the second trunk
	 * @param hours when somebody answers there
	 */
	record OtherCentre(String number, OpeningHours hours) {
	}

	/**
	 * The telephone of whoever is on duty.
	 *
	 * @param entry whose number it is in the directory
	 * @param ring how long it rings there
	 */
	record DutyTelephone(DepartmentCode entry, Duration ring) {
	}

	/** What calls do, for each stage that a line may be in. */
	sealed interface Routing {

	}

	/**
	 * A line that was merged outright, or the centre's own.
	 *
	 * @param rule what its calls do
	 */
	record Merged(Here rule) implements Routing {
	}

	/**
	 * A line that joins in stages.
	 *
	 * @param dual while both centres answer
	 * @param stripped while requests come here and the utility's own business stays there
	 * @param stationed while the utility's staff sit here
	 */
	record Staged(Both dual, Here stripped, Stationed stationed) implements Routing {
	}

	/**
	 * Rings here.
	 *
	 * @param ownBusiness whether key 1 leads to the utility's own centre
	 * @param overflow when too many wait
	 * @param afterHours when the line is closed
	 */
	record Here(boolean ownBusiness, Overflow overflow, AfterHours afterHours) {
	}

	/**
	 * Rings in one centre first and overflows into the other.
	 *
	 * @param first the centre that comes first
	 * @param ringThere how long it rings there before the call comes here
	 * @param overflow when too many wait
	 * @param afterHours when both are closed
	 */
	record Both(Centre first, Duration ringThere, Overflow overflow, AfterHours afterHours) {
	}

	/**
	 * Rings at the utility's staff in this centre.
	 *
	 * @param group their skill group
	 * @param overflow when too many wait
	 * @param afterHours when they have gone home
	 */
	record Stationed(SkillGroup group, Overflow overflow, AfterHours afterHours) {
	}

	enum Centre {

		HERE, THERE

	}

	/**
	 * What happens when too many wait.
	 *
	 * @param action what happens
	 * @param longestQueue so many may wait
	 * @param longestWait so long a call may be expected to wait
	 */
	record Overflow(Action action, int longestQueue, Duration longestWait) {

		boolean isPassedBy(Situation.Load load) {
			return load.waiting() > this.longestQueue || load.expectedWait().compareTo(this.longestWait) > 0;
		}

		enum Action {

			/** The call waits all the same. */
			WAIT,

			/** The utility's own centre takes it. */
			OTHER_CENTRE,

			/** Every agent may take it, not the utility's staff alone. */
			EVERY_AGENT,

			CALL_BACK, VOICEMAIL;

			static final Set<Action> MERGED = EnumSet.of(WAIT, CALL_BACK, VOICEMAIL);

			static final Set<Action> DUAL = EnumSet.of(WAIT, OTHER_CENTRE);

			static final Set<Action> STRIPPED = EnumSet.of(WAIT, OTHER_CENTRE, CALL_BACK, VOICEMAIL);

			static final Set<Action> STATIONED = EnumSet.allOf(Action.class);

		}

	}

	/** What happens outside the hours. */
	enum AfterHours {

		VOICEMAIL, CALL_BACK, EMERGENCY_ONLY, ANNOUNCE_AND_END,

		/** The duty telephone rings. */
		DUTY,

		/** The utility's own centre takes it. */
		OTHER_CENTRE,

		/** The agents of this centre take it, around the clock. */
		EVERY_AGENT;

		static final Set<AfterHours> MERGED = EnumSet.of(VOICEMAIL, CALL_BACK, EMERGENCY_ONLY, ANNOUNCE_AND_END, DUTY);

		static final Set<AfterHours> DUAL = EnumSet.of(VOICEMAIL, CALL_BACK, EMERGENCY_ONLY, ANNOUNCE_AND_END, DUTY,
				EVERY_AGENT);

		static final Set<AfterHours> STRIPPED = EnumSet.of(VOICEMAIL, CALL_BACK, EMERGENCY_ONLY, ANNOUNCE_AND_END, DUTY,
				OTHER_CENTRE);

		static final Set<AfterHours> STATIONED = EnumSet.allOf(AfterHours.class);

	}

}

package org.yihaotong.telephony;

import org.yihaotong.platform.PhoneNumber;

/**
 * The one gate that every call must pass which the centre itself begins: a fault or an
 * intruder must not turn the trunk into a dialler. What passes is counted for the number,
 * the hour and the day, over all nodes.
 */
public interface OutboundGuard {

	/**
	 * Asks for one call, which counts from now on.
	 * @param callee whom to call
	 * @param ground why this number may be called
	 * @return what to do; a refusal was logged and counted as an alarm
	 */
	Verdict ask(PhoneNumber callee, Ground ground);

	/** Why a number may be called at all. */
	enum Ground {

		/**
		 * The citizen gave it or called from it, or the registry of vehicles holds it.
		 */
		CITIZEN,

		/** It stands in the directory of departments and member units. */
		DIRECTORY,

		/**
		 * It is a utility's own centre, to which the rules of a line send its callers:
		 * many a day, so that only the caps for all calls hold.
		 */
		CENTRE,

		/** A desk for emergencies (110, 119, 120, 122): no cap holds it back. */
		EMERGENCY

	}

	/** What to do. */
	enum Verdict {

		ALLOWED,

		/** Outside of the country, or a number that no ground covers. */
		NOT_A_CITIZENS,

		NUMBER_HOUR, NUMBER_DAY, ALL_HOUR, ALL_DAY

	}

}

package org.yihaotong.agents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The reasons for pauses.
 */
public interface PauseReasons {

	/** What a pause counts as in the accounts of working time. */
	enum CountsAs {

		/** Work without contacts, such as training. */
		WORK,

		PAID, UNPAID

	}

	/**
	 * A reason.
	 *
	 * @param code its key
	 * @param nameZh its Chinese name
	 * @param nameEn its English name
	 * @param countsAs what the time counts as
	 * @param choosable whether agents and supervisors may choose it
	 * @param givenBySystem whether the system gives it; such a reason is never choosable
	 * @param position smaller stands first
	 */
	record Entry(String code, String nameZh, String nameEn, CountsAs countsAs, boolean choosable, boolean givenBySystem,
			int position) {
	}

	/**
	 * Lists all reasons, the retired ones too, since old figures name them.
	 * @return in the order in which they are shown
	 */
	List<Entry> all();

	/**
	 * Takes a choice.
	 * @param code what was chosen
	 * @return the reason
	 * @throws org.yihaotong.platform.Refusal if there is no such reason or it may not be
	 * chosen
	 */
	PauseReason chosen(@Nullable String code);

}

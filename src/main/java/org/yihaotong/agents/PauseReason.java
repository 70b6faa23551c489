package org.yihaotong.agents;

import java.util.regex.Pattern;

/**
 * Why an agent takes no contacts. Which there are is data ({@link PauseReasons}); the
 * ones named here are always there.
 *
 * @param code capital letters, digits and underscores, 40 at most
 */
public record PauseReason(String code) {

	private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

	/** At the beginning of a shift; set by the system. */
	public static final PauseReason STARTING = new PauseReason("STARTING");

	public static final PauseReason BREAK = new PauseReason("BREAK");

	public static final PauseReason MEAL = new PauseReason("MEAL");

	public static final PauseReason TRAINING = new PauseReason("TRAINING");

	public static final PauseReason TECHNICAL = new PauseReason("TECHNICAL");

	/** Set by the system after offers that were not answered. */
	public static final PauseReason MISSED_OFFER = new PauseReason("MISSED_OFFER");

	public PauseReason {
		if (!FORM.matcher(code).matches()) {
			throw new IllegalArgumentException("Not a pause reason: " + code);
		}
	}

	static boolean fits(String code) {
		return FORM.matcher(code).matches();
	}

	@Override
	public String toString() {
		return this.code;
	}

}

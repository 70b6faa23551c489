package org.yihaotong.lines;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.lines.Line.Stage;

/**
 * What a call to a line does, and why.
 *
 * @param outcome what it does
 * @param reason which rule led to it
 * @param stage the stage in force; empty for a line that has none
 * @param stageSince the cut-over that brought the stage; empty when it has been so from
 * the beginning
 * @param opensAt when the line is served again; empty while it is, and when that is more
 * than {@value OpeningHours#LOOK_AHEAD_DAYS} days off
 */
public record LineDecision(LineOutcome outcome, Reason reason, Optional<Stage> stage, Optional<Instant> stageSince,
		Optional<Instant> opensAt) {

	/** The rule that decided. */
	public enum Reason {

		/** Served, and nothing stands against it. */
		AS_USUAL,

		/** More callers wait, or longer, than the overflow rule allows. */
		OVERFLOW,

		/** The centre that comes first is closed, the other one is open. */
		FIRST_CENTRE_CLOSED,

		/** Both centres are above the limit: the call stays where it comes first. */
		BOTH_BUSY,

		/** Outside the hours of the line. */
		OUTSIDE_HOURS,

		/** A rule would send the call to the other centre, which is closed. */
		OTHER_CENTRE_CLOSED

	}

}

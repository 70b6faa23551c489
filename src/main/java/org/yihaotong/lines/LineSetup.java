package org.yihaotong.lines;

import java.time.Instant;
import java.util.Optional;

/**
 * All that is set for a line.
 *
 * @param line the line, in the stage before all cut-overs
 * @param rules how it is answered
 * @param plan its stages over time; empty for a line that has none
 * @param version counts the changes
 */
record LineSetup(Line line, LineRules rules, Optional<StagePlan> plan, long version) {

	LineSetup {
		if (plan.isPresent() != rules.routing() instanceof LineRules.Staged) {
			throw new IllegalArgumentException("A plan belongs to rules by stage: " + line.number());
		}
	}

	/**
	 * Gives the line as it stands at a time.
	 * @param instant when
	 * @return the line, its stage being the one in force
	 */
	Line lineAt(Instant instant) {
		return this.plan.map((stages) -> this.line.inStage(stages.at(instant))).orElse(this.line);
	}

}

package org.yihaotong.lines;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.yihaotong.lines.Line.Stage;

/**
 * The stages of a dual-track line over time. Which one is in force follows from the plan
 * and the clock alone, so no job can be missed.
 *
 * @param first the stage before all cut-overs
 * @param cutOvers the changes in the order of their times, no two at the same time
 */
record StagePlan(Stage first, List<CutOver> cutOvers) {

	StagePlan {
		cutOvers = cutOvers.stream().sorted(Comparator.comparing(CutOver::at)).toList();
	}

	Stage at(Instant instant) {
		return latest(instant).map(CutOver::stage).orElse(this.first);
	}

	/**
	 * Finds the cut-over that brought the stage in force.
	 * @param instant when
	 * @return the latest one that is not in the future; empty before all of them
	 */
	Optional<CutOver> latest(Instant instant) {
		return this.cutOvers.stream().takeWhile((cutOver) -> !cutOver.at().isAfter(instant)).reduce((a, b) -> b);
	}

	Optional<CutOver> next(Instant instant) {
		return this.cutOvers.stream().filter((cutOver) -> cutOver.at().isAfter(instant)).findFirst();
	}

	/** Those that have taken effect and stay as they are. */
	List<CutOver> past(Instant instant) {
		return this.cutOvers.stream().filter((cutOver) -> !cutOver.at().isAfter(instant)).toList();
	}

	/**
	 * A change of stage.
	 *
	 * @param at from when on
	 * @param stage the stage
	 */
	record CutOver(Instant at, Stage stage) {
	}

}

package org.yihaotong.ivr;

import java.util.Optional;
import java.util.stream.Stream;

import org.yihaotong.classification.Classification;
import org.yihaotong.lines.Line;

/**
 * Chooses a way by what is known. Pure.
 */
final class Branches {

	private static final int MAJOR = 2;

	private Branches() {
	}

	/** The minor category before the major one, then how sure it is. */
	static String by(Step.Classify step, Classification understood) {
		Stream<String> codes = understood.top()
			.stream()
			.limit(understood.decision().understood() ? 1 : 0)
			.map((first) -> first.code().value())
			.flatMap((code) -> Stream.of(code, code.substring(0, MAJOR)));
		return codes.flatMap((code) -> Optional.ofNullable(step.categories().get(code)).stream())
			.findFirst()
			.or(() -> Optional.ofNullable(step.decisions().get(Certainty.of(understood.decision()))))
			.orElse(step.otherwise());
	}

	/** The number before the stage before the mode. */
	static String by(Step.ByLine step, Line line) {
		return Optional.ofNullable(step.numbers().get(line.number()))
			.or(() -> line.stage().map(step.stages()::get))
			.or(() -> Optional.ofNullable(step.modes().get(line.mode())))
			.orElse(step.otherwise());
	}

}

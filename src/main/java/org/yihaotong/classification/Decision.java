package org.yihaotong.classification;

import java.util.List;

import org.yihaotong.classification.Classification.Candidate;

/**
 * How sure an answer is, and with that what may be done with it.
 */
public sealed interface Decision {

	/**
	 * Acting on it costs less than asking, also when the errors are counted: it may be
	 * acted on after reading it back.
	 *
	 * @param first the category
	 */
	record Certain(Candidate first) implements Decision {
	}

	/**
	 * A suggestion for a person.
	 *
	 * @param first the likeliest category
	 */
	record Doubtful(Candidate first) implements Decision {
	}

	/** Not understood. */
	record Unknown() implements Decision {
	}

	/**
	 * Gives the name of the kind, as it is stored and sent: {@code CERTAIN},
	 * {@code DOUBTFUL}, {@code UNKNOWN}.
	 * @return the name
	 */
	default String name() {
		return switch (this) {
			case Certain certain -> "CERTAIN";
			case Doubtful doubtful -> "DOUBTFUL";
			case Unknown unknown -> "UNKNOWN";
		};
	}

	/**
	 * Tells whether anything was understood.
	 * @return false for {@link Unknown} only
	 */
	default boolean understood() {
		return !(this instanceof Unknown);
	}

	/**
	 * Reads a stored decision.
	 * @param name its name
	 * @param top the candidates stored with it
	 * @return the decision; unknown without candidates or with another name
	 */
	static Decision named(String name, List<Candidate> top) {
		if (top.isEmpty()) {
			return new Unknown();
		}
		return switch (name) {
			case "CERTAIN" -> new Certain(top.getFirst());
			case "DOUBTFUL" -> new Doubtful(top.getFirst());
			default -> new Unknown();
		};
	}

}

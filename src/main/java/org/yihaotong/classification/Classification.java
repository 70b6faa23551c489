package org.yihaotong.classification;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.PlateNumber;

/**
 * What the classifier made of a text.
 *
 * @param top at most three candidates, likeliest first; empty for a text without content
 * @param decision how sure the first one is
 * @param plate a vehicle plate named in the text
 * @param place a place named in the text, as it stands there
 * @param also the categories of further matters in the text: danger to people first, then
 * the likeliest
 * @param facts what the text names, in its order
 * @param manner what the citizen wants and how it is said
 */
public record Classification(List<Candidate> top, Decision decision, Optional<PlateNumber> plate,
		Optional<String> place, List<CategoryCode> also, List<Fact> facts, Manner manner) {

	/** Nothing could be made of the text. */
	public static final Classification UNKNOWN = new Classification(List.of(), new Decision.Unknown(), Optional.empty(),
			Optional.empty());

	/**
	 * Makes the answer to a text of one matter that names nothing more.
	 * @param top at most three candidates, likeliest first
	 * @param decision how sure the first one is
	 * @param plate a vehicle plate named in the text
	 * @param place a place named in the text
	 */
	public Classification(List<Candidate> top, Decision decision, Optional<PlateNumber> plate, Optional<String> place) {
		this(top, decision, plate, place, List.of(), List.of(), Manner.PLAIN);
	}

	/**
	 * A category that may fit.
	 *
	 * @param code the minor category
	 * @param probability 0 to 1
	 */
	public record Candidate(CategoryCode code, double probability) {
	}

}

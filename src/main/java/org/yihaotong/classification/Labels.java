package org.yihaotong.classification;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;

/**
 * Keeps what people made of the classifier's answers, for the next model to learn from.
 */
public interface Labels {

	/**
	 * Keeps a label; a later one for the same contact from the same source replaces it,
	 * an earlier one that comes late does not. Telephone, identity and plate numbers in
	 * the text are blotted out first.
	 * @param label the label
	 */
	void keep(Label label);

	/**
	 * The true category of a text.
	 *
	 * @param contact where the text is from
	 * @param source who says so
	 * @param text what the citizen said or wrote
	 * @param predicted what the classifier thought likeliest
	 * @param truth the right category
	 * @param at when this was known
	 */
	record Label(ContactId contact, Source source, String text, Optional<CategoryCode> predicted, CategoryCode truth,
			Instant at) {
	}

	/** Who says what the right category is. */
	enum Source {

		/** The agent who opened the case. */
		AGENT,

		/** Who put the case under another category afterwards: a correction. */
		REDISPATCHED

	}

}

package org.yihaotong.ivr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a prompt may speak of, written {@code {subject}}.
 */
enum Fact {

	/** The greeting of the line that was dialled; always known. */
	GREETING,

	/** The category as the citizen would call it. */
	SUBJECT,

	/** The plate of the car that is in the way. */
	PLATE,

	/** The number of the case that was opened. */
	CASE,

	/** Digits that were collected. */
	DIGITS,

	/** A day that was collected. */
	DATE,

	/** A place that was collected. */
	PLACE,

	/** The number at which the caller is called back. */
	PHONE,

	/**
	 * How many callers are before this one, and about how long it takes where that is
	 * known.
	 */
	AHEAD,

	/** What the case of a survey is about, in a word or two; may be empty. */
	MATTER,

	/** When a closed line is served again, in a sentence that may be empty. */
	OPENS;

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

	String placeholder() {
		return "{" + name().toLowerCase(Locale.ROOT) + "}";
	}

	/**
	 * Finds the facts that a text needs.
	 * @param text a prompt
	 * @return the known ones among them
	 */
	static Set<Fact> in(String text) {
		return Arrays.stream(values()).filter((fact) -> text.contains(fact.placeholder())).collect(Collectors.toSet());
	}

	/**
	 * Finds a placeholder that nothing can fill.
	 * @param text a prompt
	 * @return the first such
	 */
	static Optional<String> unknownIn(String text) {
		return PLACEHOLDER.matcher(text)
			.results()
			.map((match) -> match.group())
			.filter((found) -> Arrays.stream(values()).noneMatch((fact) -> fact.placeholder().equals(found)))
			.findFirst();
	}

}

package org.yihaotong.ivr;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A voice flow as its file tells it.
 *
 * @param start the first step
 * @param person the step that brings a caller to a person, whatever happens
 * @param limits what is borne
 * @param answers what may be said to a question with yes or no
 * @param prompts texts by name
 * @param promptLines where they stand
 * @param steps by name, in the order of the file
 */
record Flow(String start, String person, Limits limits, Answers answers, Map<String, String> prompts,
		Map<String, Integer> promptLines, Map<String, Step> steps) {

	Step step(String name) {
		return Objects.requireNonNull(this.steps.get(name), name);
	}

	String prompt(String name) {
		return Objects.requireNonNull(this.prompts.get(name), name);
	}

	/**
	 * What is borne before a person takes over.
	 *
	 * @param misunderstandings in a row
	 * @param turns of the citizen in all
	 */
	record Limits(int misunderstandings, int turns) {
	}

	/**
	 * What may be said to a question with yes or no.
	 *
	 * @param yes agreement
	 * @param no refusal; wins over agreement
	 * @param person the wish for a person
	 */
	record Answers(List<String> yes, List<String> no, List<String> person) {

		List<String> all() {
			return Stream.of(this.yes, this.no, this.person).flatMap(List::stream).distinct().toList();
		}

	}

}

package org.yihaotong.ivr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A voice flow as its file tells it.
 *
 * @param purpose when it runs
 * @param callers for whom it is
 * @param start the first step
 * @param person the step that brings a caller to a person, whatever happens
 * @param emergency the step for key 9 and emergency words, at any point
 * @param limits what is borne
 * @param answers what may be said to a question with yes or no
 * @param prompts texts by name
 * @param promptLines where they stand
 * @param steps by name, in the order of the file
 */
record Flow(Purpose purpose, Callers callers, String start, String person, String emergency, Limits limits,
		Answers answers, Map<String, String> prompts, Map<String, Integer> promptLines, Map<String, Step> steps) {

	/** When a flow runs. */
	enum Purpose {

		/** On an incoming call: it ends with a person or a served citizen. */
		CALL,

		/**
		 * On a call that comes back because nobody answered where it was handed over to:
		 * it waits in the queue meanwhile.
		 */
		RETURNED,

		/**
		 * In the waiting room, once: an agent may take the caller out of it at any time.
		 */
		WAITING,

		/** After a talk or on a call to the citizen: the contact is over already. */
		SURVEY

	}

	/**
	 * For whom a flow is.
	 *
	 * @param language what they are spoken to in, and what they are expected to speak
	 * @param lines numbers of the lines whose incoming calls it takes; none: it is the
	 * main flow, or is asked for by its name
	 */
	record Callers(Locale language, Set<String> lines) {
	}

	Locale language() {
		return this.callers.language();
	}

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
	 * @param emergency words of present danger, for questions that are not heard freely
	 */
	record Answers(List<String> yes, List<String> no, List<String> person, List<String> emergency) {

		List<String> all() {
			return with(Stream.concat(this.yes.stream(), this.no.stream()).toList());
		}

		/**
		 * Adds what may be said at any point.
		 * @param phrases answers to a question
		 * @return all that can be said to it
		 */
		List<String> with(List<String> phrases) {
			return Stream.of(phrases, this.person, this.emergency).flatMap(List::stream).distinct().toList();
		}

		/**
		 * Leaves out what the hotline itself says now: a telephone that is set to loud
		 * sends it back.
		 * @param prompt what is being said
		 * @return what may be said at any point while that is heard
		 */
		Answers besides(String prompt) {
			return new Answers(List.of(), List.of(), notIn(prompt, this.person), notIn(prompt, this.emergency));
		}

		private static List<String> notIn(String prompt, List<String> phrases) {
			return phrases.stream().filter((phrase) -> !prompt.contains(phrase)).toList();
		}

		/** What may be said at any point. */
		List<String> anywhere() {
			return with(List.of());
		}

		/**
		 * Whether a text asks for the emergency desk, or for a person and nothing else.
		 */
		boolean calls(String text) {
			return dangerous(text) || this.person.contains(text);
		}

		boolean dangerous(String text) {
			return this.emergency.stream().anyMatch(text::contains);
		}

	}

}

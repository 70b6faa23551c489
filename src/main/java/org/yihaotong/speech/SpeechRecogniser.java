package org.yihaotong.speech;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hears speech. Recognition runs on a fixed pool of as many platform threads as the
 * machine has cores; a session's {@code feed} only hands audio over.
 */
public interface SpeechRecogniser {

	/** The language of {@link #open(List)}. */
	Locale CHINESE = Locale.forLanguageTag("zh-CN");

	/**
	 * Opens a session for one utterance in Chinese.
	 * @param phrases what may be said, as plain text; empty for anything
	 * @return the session, empty when there is no model, it failed, or all places are
	 * taken: the caller of this method then uses keys
	 */
	Optional<SpeechSession> open(List<String> phrases);

	/**
	 * Opens a session for one utterance.
	 * @param language what the caller speaks
	 * @param phrases what may be said, as plain text; empty for anything
	 * @return as {@link #open(List)}; empty as well when there is no model for the
	 * language
	 */
	default Optional<SpeechSession> open(Locale language, List<String> phrases) {
		return language.equals(CHINESE) ? open(phrases) : Optional.empty();
	}

	/**
	 * Opens a session that waits for phrases while the caller hears something and may
	 * also say other things: it never ends by itself, and only
	 * {@link SpeechSession#soFar} tells what came. A quarter of the places is kept for
	 * callers who are asked something.
	 * @param language what the caller speaks
	 * @param phrases what is waited for
	 * @return as {@link #open(Locale, List)}
	 */
	default Optional<SpeechSession> watch(Locale language, List<String> phrases) {
		return Optional.empty();
	}

	/**
	 * Tells whether there is a model of a language.
	 * @param language what callers speak
	 * @return false if its callers use keys
	 */
	default boolean hears(Locale language) {
		return language.equals(CHINESE) && model().isPresent();
	}

	/**
	 * Describes the model in use.
	 * @return its name, empty without a model
	 */
	Optional<String> model();

	/**
	 * Tells which Chinese phrases cannot be heard because the model lacks a word of them.
	 * @param phrases plain text, as given to {@link #open}
	 * @return those of them; none without a model
	 */
	List<String> unknown(List<String> phrases);

	/**
	 * Tells which phrases cannot be heard in a language.
	 * @param language what the caller speaks
	 * @param phrases plain text, as given to {@link #open(Locale, List)}
	 * @return those of them; none without a model for the language
	 */
	default List<String> unknown(Locale language, List<String> phrases) {
		return language.equals(CHINESE) ? unknown(phrases) : List.of();
	}

}

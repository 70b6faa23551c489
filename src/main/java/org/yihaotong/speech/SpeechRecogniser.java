package org.yihaotong.speech;

import java.util.List;
import java.util.Optional;

/**
 * Hears speech. Recognition runs on a fixed pool of as many platform threads as the
 * machine has cores; a session's {@code feed} only hands audio over.
 */
public interface SpeechRecogniser {

	/**
	 * Opens a session for one utterance.
	 * @param phrases what may be said, as plain text; empty for anything
	 * @return the session, empty when there is no model, it failed, or all places are
	 * taken: the caller of this method then uses keys
	 */
	Optional<SpeechSession> open(List<String> phrases);

	/**
	 * Describes the model in use.
	 * @return its name, empty without a model
	 */
	Optional<String> model();

	/**
	 * Tells which phrases cannot be heard because the model lacks a word of them.
	 * @param phrases plain text, as given to {@link #open}
	 * @return those of them; none without a model
	 */
	List<String> unknown(List<String> phrases);

}

package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.Model;

/**
 * A model of one language with its words.
 *
 * @param language whose words it knows
 * @param name for logs and people
 * @param model Vosk's
 * @param words of its list, or asked of the model where it has none
 */
record VoskModel(Locale language, String name, Model model, PhraseWords words) {

	private static final Logger logger = LoggerFactory.getLogger(VoskModel.class);

	/**
	 * Loads a model, or what was adapted from it.
	 * @param language whose words it knows
	 * @param folder of the model
	 * @param adapted folder beneath which adapted models stand
	 * @return the model
	 * @throws IOException if it is missing or broken
	 */
	static VoskModel load(Locale language, Path folder, Path adapted) throws IOException {
		Optional<AdaptedModel> fitted = fitted(folder, adapted);
		Path used = fitted.isPresent() ? AdaptedModel.folder(folder, adapted) : folder;
		Model model = VoskLibrary.model(used);
		Path list = used.resolve("graph").resolve("words.txt");
		PhraseWords words = Files.exists(list) ? PhraseWords.read(list)
				: new PhraseWords((word) -> VoskLibrary.knows(model, word));
		String name = folder.getFileName() + fitted.map((found) -> " adapted " + found.version()).orElse("");
		return new VoskModel(language, name, model, words);
	}

	private static Optional<AdaptedModel> fitted(Path folder, Path adapted) {
		try {
			return AdaptedModel.open(AdaptedModel.folder(folder, adapted), folder);
		}
		catch (IOException ex) {
			logger.warn("The model is used as it came, not the adapted one: {}; ./run speech adapt makes it anew",
					ex.getMessage());
			return Optional.empty();
		}
	}

	/** Whether words are written with spaces between them. */
	boolean spaced() {
		return !this.language.getLanguage().equals(Locale.CHINESE.getLanguage());
	}

	List<String> unknown(List<String> phrases) {
		return phrases.stream().filter((phrase) -> this.words.split(phrase).isEmpty()).toList();
	}

	/**
	 * Makes a grammar of phrases.
	 * @param phrases plain text
	 * @return the phrases as words with spaces, and what stands for anything else; empty
	 * if the model knows none of the phrases
	 */
	List<String> grammar(List<String> phrases) {
		List<String> grammar = new ArrayList<>();
		for (String phrase : phrases) {
			this.words.split(phrase)
				.ifPresentOrElse(grammar::add,
						() -> logger.warn("The model {} cannot hear \"{}\": it lacks a word of it", this.name, phrase));
		}
		if (!grammar.isEmpty()) {
			grammar.add(VoskText.UNKNOWN);
		}
		return grammar;
	}

}

package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.yihaotong.speech.AdaptedModel;

/**
 * Makes an adapted model from a base model and the project's texts. The base model's
 * folder is only read; the new folder appears whole or not at all.
 */
final class Adaptation {

	private static final String WORDS = "graph/words.txt";

	private static final String GRAMMAR = "graph/Gr.fst";

	private static final int VERSION_DIGITS = 12;

	private final Path project;

	private final Path base;

	private final Path folder;

	private final Recipe recipe;

	/**
	 * Prepares an adaptation.
	 * @param project the checkout with the texts
	 * @param base folder of the model
	 * @param adapted folder beneath which the new model is written
	 * @param recipe how
	 */
	Adaptation(Path project, Path base, Path adapted, Recipe recipe) {
		this.project = project;
		this.base = base;
		this.folder = AdaptedModel.folder(base, adapted);
		this.recipe = recipe;
	}

	Path folder() {
		return this.folder;
	}

	/**
	 * Says what the model would be made of.
	 * @return twelve digits of a checksum over model, texts and recipe
	 * @throws IOException if the model cannot be adapted
	 */
	String version() throws IOException {
		for (String needed : List.of("graph/HCLr.fst", GRAMMAR, WORDS)) {
			if (!Files.isRegularFile(this.base.resolve(needed))) {
				throw new IOException("The model " + this.base + " cannot be adapted: it has no " + needed
						+ " (only models with a lookahead graph and a list of words can)");
			}
		}
		String parts = AdaptedModel.checksum(List.of(this.base.resolve(WORDS), this.base.resolve(GRAMMAR)))
				+ AdaptedModel.checksum(OwnTexts.files(this.project)) + this.recipe;
		return AdaptedModel.checksum(parts).substring(0, VERSION_DIGITS);
	}

	/** Whether the folder holds this version already. */
	boolean done() throws IOException {
		String version = version();
		try {
			Optional<AdaptedModel> there = AdaptedModel.open(this.folder, this.base);
			return there.filter((model) -> model.version().equals(version)).isPresent();
		}
		catch (IOException ex) {
			// Broken or of another model: it is made anew.
			return false;
		}
	}

	/**
	 * Makes the model.
	 * @return what it was made of, for people to read
	 * @throws IOException if a file cannot be read or written, or OpenFst is missing
	 */
	Map<String, String> make() throws IOException {
		String version = version();
		Path draft = this.folder.resolveSibling("." + this.folder.getFileName() + ".draft");
		remove(draft);
		copy(this.base, draft);
		Map<String, String> made = grammar(draft);
		AdaptedModel.seal(draft, this.base, version, made);
		remove(this.folder);
		Files.move(draft, this.folder, StandardCopyOption.ATOMIC_MOVE);
		return made;
	}

	private Map<String, String> grammar(Path draft) throws IOException {
		Lexicon lexicon = Lexicon.read(this.base.resolve(WORDS));
		List<OwnTexts.Sentence> sentences = sentences(this.project, this.recipe);
		Ngrams ngrams = count(sentences, lexicon);
		BackoffModel model = BackoffModel.of(ngrams, lexicon, this.recipe.threshold());
		Path text = draft.resolve("graph/G.txt");
		GrammarWriter writer = new GrammarWriter(lexicon, this.recipe.scale());
		writer.write(model, text);
		OpenFst.compile(text, draft.resolve(GRAMMAR));
		Files.delete(text);
		Map<String, String> made = new LinkedHashMap<>();
		made.put("texts.sentences", String.valueOf(sentences.size()));
		made.put("texts.words", String.valueOf(ngrams.words()));
		made.put("ngrams.1", String.valueOf(model.singles().size()));
		made.put("ngrams.2", String.valueOf(model.pairs().size()));
		made.put("ngrams.3", String.valueOf(model.triples().size()));
		made.put("grammar.states", String.valueOf(writer.states()));
		made.put("grammar.arcs", String.valueOf(writer.arcs()));
		made.put("grammar.bytes", String.valueOf(Files.size(draft.resolve(GRAMMAR))));
		return made;
	}

	/** The texts without the sentences that recognition is measured with. */
	static List<OwnTexts.Sentence> sentences(Path project, Recipe recipe) throws IOException {
		HeldOut heldOut = HeldOut.read(project);
		return OwnTexts.read(project, recipe.weights())
			.stream()
			.filter((sentence) -> !heldOut.holds(sentence.text()))
			.toList();
	}

	private static Ngrams count(List<OwnTexts.Sentence> sentences, Lexicon lexicon) {
		Segmenter segmenter = new Segmenter(lexicon);
		segmenter.learn(sentences.stream().map(OwnTexts.Sentence::text).toList());
		Ngrams ngrams = new Ngrams(lexicon);
		sentences.forEach((sentence) -> segmenter.split(sentence.text())
			.forEach((words) -> ngrams.add(words, sentence.weight())));
		return ngrams;
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = to.resolve(from.relativize(file).toString());
				Files.createDirectories(Optional.ofNullable(copy.getParent()).orElse(to));
				Files.copy(file, copy);
			}
		}
	}

	private static void remove(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> {
				try {
					Files.delete(file);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
	}

}

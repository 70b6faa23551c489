package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What callers of this hotline say and hear, as the project's own files have it: the
 * texts that the classifier learns from, the phrases and prompts of the voice flows, the
 * names of places and categories, and numbers as they are spoken.
 */
final class OwnTexts {

	private static final String REFERENCE = "src/main/resources/reference/";

	private final List<Sentence> sentences = new ArrayList<>();

	private final Path project;

	private final Weights weights;

	private OwnTexts(Path project, Weights weights) {
		this.project = project;
		this.weights = weights;
	}

	/**
	 * How often each kind of text is counted.
	 *
	 * @param spoken a sentence of a text that is short enough to be spoken
	 * @param letter a sentence of a longer text
	 * @param clause a part of a sentence, for itself
	 * @param phrase a phrase or prompt of a flow
	 * @param name of a place or a category
	 * @param number a number in a phrase that goes with it
	 */
	record Weights(double spoken, double letter, double clause, double phrase, double name, double number) {
	}

	/**
	 * A sentence as it may be said.
	 *
	 * @param text characters, without spaces or punctuation
	 * @param weight how often it is counted
	 */
	record Sentence(String text, double weight) {
	}

	/**
	 * Reads everything.
	 * @param project the checkout
	 * @param weights how often each kind is counted
	 * @return the sentences, always in the same order
	 * @throws IOException if a file cannot be read
	 */
	static List<Sentence> read(Path project, Weights weights) throws IOException {
		OwnTexts texts = new OwnTexts(project, weights);
		texts.training();
		texts.flows();
		texts.categories();
		texts.places();
		texts.numbers();
		return texts.sentences;
	}

	/** The files that {@link #read} takes, in order. */
	static List<Path> files(Path project) throws IOException {
		List<Path> files = new ArrayList<>(files(project.resolve("nlp-models/training"), ".tsv"));
		files.addAll(files(project.resolve("ivr-flows"), ".yaml"));
		files.add(project.resolve(REFERENCE + "taxonomy.csv"));
		files.add(project.resolve(REFERENCE + "gazetteer.csv"));
		return files;
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

	private void training() throws IOException {
		for (Path file : files(this.project.resolve("nlp-models/training"), ".tsv")) {
			for (String line : Files.readAllLines(file)) {
				int tab = line.indexOf('\t');
				if (tab > 0 && line.charAt(0) != '#') {
					String text = line.substring(tab + 1);
					boolean spoken = text.length() <= SpokenForm.LONGEST_SPOKEN;
					add(text, spoken ? this.weights.spoken() : this.weights.letter());
				}
			}
		}
	}

	/**
	 * Whatever a flow's grammar of words is: everything Chinese in it is a phrase or a
	 * prompt, apart from the comments.
	 */
	private void flows() throws IOException {
		for (Path file : files(this.project.resolve("ivr-flows"), ".yaml")) {
			for (String line : Files.readAllLines(file)) {
				String plain = line.replaceFirst("(^|\\s)#.*", "").replaceAll("\\{[a-z-]*}", "。");
				Stream.of(plain.split("[\\[\\],{}:\"' ]+"))
					.filter((part) -> part.codePoints().anyMatch(Character::isIdeographic))
					.forEach((phrase) -> add(phrase, this.weights.phrase()));
			}
		}
	}

	private void categories() throws IOException {
		for (CSVRecord row : rows("taxonomy.csv")) {
			names(row.get("major_zh"));
			names(row.get("minor_zh"));
			names(row.get("keywords_zh"));
			add(row.get("definition_zh"), this.weights.letter());
		}
	}

	private void places() throws IOException {
		for (CSVRecord row : rows("gazetteer.csv")) {
			names(row.get("district"));
			names(row.get("subdistrict"));
			names(row.get("community"));
			names(row.get("names"));
		}
	}

	private void names(String listed) {
		Stream.of(listed.split("\\|")).forEach((name) -> add(name, this.weights.name()));
	}

	private void numbers() {
		new SpokenNumberTexts().all().forEach((text) -> this.sentences.add(new Sentence(text, this.weights.number())));
	}

	private void add(String text, double weight) {
		for (List<String> clauses : SpokenForm.sentences(text)) {
			this.sentences.add(new Sentence(String.join("", clauses), weight));
			if (clauses.size() > 1) {
				clauses.forEach((clause) -> this.sentences.add(new Sentence(clause, this.weights.clause() * weight)));
			}
		}
	}

	private List<CSVRecord> rows(String name) throws IOException {
		try (Reader reader = Files.newBufferedReader(this.project.resolve(REFERENCE + name))) {
			return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
		}
	}

}

package org.yihaotong.classification;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.yihaotong.classification.Classification.Candidate;

/**
 * Says on the command line what the classifier makes of texts.
 */
public final class ClassifyCommand {

	private final Taxonomy taxonomy;

	private final Classifier classifier;

	private final PrintStream out;

	ClassifyCommand(Taxonomy taxonomy, Classifier classifier, PrintStream out) {
		this.taxonomy = taxonomy;
		this.classifier = classifier;
		this.out = out;
	}

	/**
	 * Classifies the arguments as one text, or without arguments every line of the
	 * standard input.
	 * @param args the words of the text
	 * @throws IOException if the model cannot be read or the input breaks off
	 */
	public static void main(String[] args) throws IOException {
		Taxonomy taxonomy = CsvTaxonomy.read();
		ClassifyCommand command = new ClassifyCommand(taxonomy,
				new OpenNlpClassifier(ModelFolder.load(), new TextFeatures(taxonomy), ClassificationProperties.DEFAULT),
				new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
		if (args.length > 0) {
			command.say(String.join(" ", args));
			return;
		}
		BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			command.say(line);
		}
	}

	void say(String text) {
		Classification found = this.classifier.classify(text);
		this.out.println(found.decision().name().toLowerCase(Locale.ROOT));
		found.top().forEach(this::say);
		found.plate().ifPresent((plate) -> this.out.println("  车牌 " + plate));
		found.place().ifPresent((place) -> this.out.println("  地点 " + place));
	}

	private void say(Candidate candidate) {
		Category category = this.taxonomy.find(candidate.code()).orElseThrow();
		this.out.printf(Locale.ROOT, "  %.3f  %s  %s · %s%n", candidate.probability(), category.code(),
				category.majorZh(), category.minorZh());
	}

}

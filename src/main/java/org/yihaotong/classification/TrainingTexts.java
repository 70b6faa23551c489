package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yihaotong.platform.CategoryCode;

/**
 * Reads the training texts: {@code *.tsv}, UTF-8, one request a line, category and text
 * separated by a tab; empty lines and lines that begin with {@code #} are passed over.
 */
final class TrainingTexts {

	private static final Pattern LINE = Pattern.compile("([0-9]{4})\t(.*\\S.*)");

	private final Taxonomy taxonomy;

	TrainingTexts(Taxonomy taxonomy) {
		this.taxonomy = taxonomy;
	}

	/**
	 * One request with its category.
	 *
	 * @param code the minor category
	 * @param text what a citizen might say or write
	 */
	record Sample(CategoryCode code, String text) {
	}

	/**
	 * Lists the files, always in the same order.
	 * @param folder where they are
	 * @return the files
	 * @throws IOException if the folder cannot be read
	 */
	static List<Path> files(Path folder) throws IOException {
		return TextLines.files(folder, ".tsv");
	}

	List<Sample> read(Path folder) throws IOException {
		return TextLines.read(files(folder), this::sample);
	}

	/**
	 * Lists what the taxonomy itself says about each category: names, typical words, and
	 * of the definition the part that tells what belongs to it. The rest names the
	 * neighbours and would teach them wrongly.
	 * @return the samples
	 */
	List<Sample> fromTaxonomy() {
		List<Sample> samples = new ArrayList<>();
		for (Category category : this.taxonomy.all()) {
			samples.add(new Sample(category.code(), category.minorZh()));
			samples.add(new Sample(category.code(), category.definition().split("[；;]", 2)[0]));
			category.keywords().forEach((keyword) -> samples.add(new Sample(category.code(), keyword)));
		}
		return samples;
	}

	private Sample sample(String line, String where) throws IOException {
		Matcher parts = LINE.matcher(line);
		if (!parts.matches()) {
			throw new IOException(where + ": expected a category of four digits, a tab and a text");
		}
		CategoryCode code = new CategoryCode(parts.group(1));
		if (this.taxonomy.find(code).isEmpty()) {
			throw new IOException(where + ": category " + code + " is not in the taxonomy");
		}
		return new Sample(code, parts.group(2));
	}

}

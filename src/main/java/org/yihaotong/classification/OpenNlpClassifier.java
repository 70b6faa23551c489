package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.classification.Fact.Kind;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.PlateNumber;

/**
 * Classifies with the model of the build and finds facts by patterns.
 */
class OpenNlpClassifier implements Classifier {

	/** Far above certain: a sentence has fewer words than a text to be sure by. */
	private static final double ALSO = 0.9;

	private static final int MOST_ALSO = 2;

	/**
	 * Nothing is decided about a text that is not Chinese and of which the model does not
	 * know more than this; it knows some words in Latin letters, such as WiFi. How much
	 * of a Chinese text it knows depends on how much it was taught.
	 */
	private static final double FOREIGN = 0.37;

	private final CategoryModel model;

	private final Taxonomy taxonomy;

	private final TextFeatures features;

	private final ClassificationProperties properties;

	OpenNlpClassifier(CategoryModel model, Taxonomy taxonomy, ClassificationProperties properties) {
		this.model = model;
		this.taxonomy = taxonomy;
		this.features = new TextFeatures(taxonomy);
		this.properties = properties;
	}

	@Override
	public Classification classify(String text) {
		String plain = PlainText.of(text);
		if (!PlainText.hasContent(plain)) {
			return Classification.UNKNOWN;
		}
		String simplified = Simplified.of(plain);
		Vector seen = this.model.vocabulary().vector(this.features.of(simplified));
		List<Candidate> top = this.model.likeliest(seen);
		List<Fact> facts = FactFinder.find(text);
		Manner manner = MannerFinder.find(plain, simplified, category(top));
		boolean foreign = !manner.language().chinese() && seen.unknown() > FOREIGN;
		return new Classification(top, foreign ? new Decision.Unknown() : decision(top),
				first(facts, Kind.PLATE).map(PlateNumber::new), place(text, facts), also(simplified, top), facts,
				manner);
	}

	@Override
	public Map<CategoryCode, List<String>> explain(String text) {
		String simplified = Simplified.of(PlainText.of(text));
		Map<CategoryCode, List<String>> words = new LinkedHashMap<>();
		classify(text).top()
			.forEach((candidate) -> words.put(candidate.code(),
					Explanation.words(simplified, this.model, candidate.code())));
		return words;
	}

	/**
	 * Tells which share of what is to be seen of a text the model does not know.
	 * @param text the text
	 * @return 0 to 1; nothing for a text without content
	 */
	OptionalDouble unknownShare(String text) {
		long[] seen = this.features.of(Simplified.of(PlainText.of(text)));
		return (seen.length > 0) ? OptionalDouble.of(this.model.vocabulary().vector(seen).unknown())
				: OptionalDouble.empty();
	}

	private Optional<Category> category(List<Candidate> top) {
		return top.stream().findFirst().map(Candidate::code).flatMap(this.taxonomy::find);
	}

	private Priority priority(Candidate candidate) {
		return this.taxonomy.find(candidate.code()).map(Category::priority).orElse(Priority.NORMAL);
	}

	private static Optional<String> place(String text, List<Fact> facts) {
		return facts.stream()
			.filter((fact) -> fact.kind() == Kind.PLACE)
			.map((fact) -> text.substring(fact.start(), fact.end()))
			.findFirst();
	}

	private static Optional<String> first(List<Fact> facts, Kind kind) {
		return facts.stream().filter((fact) -> fact.kind() == kind).map(Fact::value).findFirst();
	}

	/**
	 * A sentence that surely speaks of another major category than the whole text is a
	 * matter of its own. Sentences without a typical word of another one are not looked
	 * at: they would cost twice as much as the whole letter.
	 */
	private List<CategoryCode> also(String plain, List<Candidate> top) {
		List<Candidate> others = new ArrayList<>();
		CategoryCode major = top.getFirst().code().major();
		for (String sentence : Sentences.of(plain)) {
			if (!this.features.namesOther(sentence, major)) {
				continue;
			}
			this.model.surest(this.features.of(sentence), ALSO)
				.filter((other) -> isOther(other, top))
				.ifPresent(others::add);
		}
		return others.stream()
			.sorted(Comparator.comparing((Candidate other) -> priority(other) != Priority.EMERGENCY)
				.thenComparing(Comparator.comparingDouble(Candidate::probability).reversed()))
			.map(Candidate::code)
			.distinct()
			.limit(MOST_ALSO)
			.toList();
	}

	private static boolean isOther(Candidate candidate, List<Candidate> top) {
		return !candidate.code().major().equals(top.getFirst().code().major());
	}

	private Decision decision(List<Candidate> top) {
		if (top.isEmpty()) {
			return new Decision.Unknown();
		}
		Candidate first = top.getFirst();
		double certain = Math.max(this.properties.certain(), this.model.certain(first.code()));
		if (first.probability() >= certain) {
			return new Decision.Certain(first);
		}
		return (first.probability() >= this.properties.doubtful()) ? new Decision.Doubtful(first)
				: new Decision.Unknown();
	}

}

package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yihaotong.platform.CategoryCode;

/**
 * What the model sees of a text: its characters and pairs of neighbouring characters as
 * often as they occur (counts beat mere presence, and pairs beat segmented words, on real
 * letters), and the typical words of categories.
 */
final class TextFeatures {

	private static final int SHORTEST_KEYWORD = 2;

	private final Map<String, Set<CategoryCode>> keywords;

	private final int longestKeyword;

	TextFeatures(Taxonomy taxonomy) {
		Map<String, Set<CategoryCode>> found = new HashMap<>();
		for (Category category : taxonomy.all()) {
			for (String keyword : category.keywords()) {
				found.computeIfAbsent(PlainText.folded(keyword), (word) -> new HashSet<>()).add(category.code());
			}
		}
		this.keywords = Map.copyOf(found);
		this.longestKeyword = found.keySet().stream().mapToInt(String::length).max().orElse(0);
	}

	/**
	 * Lists the features of a text.
	 * @param plain a text as {@link PlainText#of} makes it
	 * @return one entry for each occurrence
	 */
	String[] of(String plain) {
		String text = PlainText.folded(plain);
		List<String> features = new ArrayList<>(3 * text.length());
		addGrams(text, features);
		addKeywords(text, features);
		return features.toArray(String[]::new);
	}

	private static void addGrams(String text, List<String> features) {
		char before = 0;
		for (int i = 0; i < text.length(); i++) {
			char now = Character.isDigit(text.charAt(i)) ? '0' : text.charAt(i);
			if (!Character.isLetterOrDigit(now)) {
				before = 0;
				continue;
			}
			features.add(String.valueOf(now));
			if (before != 0) {
				features.add(String.valueOf(new char[] { before, now }));
			}
			before = now;
		}
	}

	private void addKeywords(String text, List<String> features) {
		for (int start = 0; start < text.length(); start++) {
			int last = Math.min(text.length(), start + this.longestKeyword);
			for (int end = start + SHORTEST_KEYWORD; end <= last; end++) {
				for (CategoryCode code : this.keywords.getOrDefault(text.substring(start, end), Set.of())) {
					features.add("minor:" + code.value());
					features.add("major:" + code.major().value());
				}
			}
		}
	}

}

package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the parts that may be matters of their own.
 */
final class Sentences {

	/** Ends of sentences, and the words with which speakers begin another matter. */
	private static final SwiftPattern END = new SwiftPattern("。！？；!?;\n另还顺再第",
			"[。！？；!?;\\n]+|(?=另外|还有就是|还有一个|顺便|再一个|第[二三四五]个?[,，、是])");

	private static final int SHORTEST = 10;

	private static final int MOST = 24;

	private Sentences() {
	}

	/**
	 * Cuts.
	 * @param plain a cleaned text
	 * @return its sentences of some length, at most 24; none for a text of one sentence
	 */
	static List<String> of(String plain) {
		List<String> parts = new ArrayList<>();
		int[] begin = { 0 };
		END.find(plain, (end) -> {
			add(plain, begin[0], end.start(), parts);
			begin[0] = end.end();
			return end.end();
		});
		add(plain, begin[0], plain.length(), parts);
		return (parts.size() > 1) ? parts : List.of();
	}

	private static void add(String plain, int begin, int end, List<String> parts) {
		if (end - begin >= SHORTEST && parts.size() < MOST) {
			parts.add(plain.substring(begin, end));
		}
	}

}

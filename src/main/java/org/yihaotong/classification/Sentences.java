package org.yihaotong.classification;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text into the parts that may be matters of their own.
 */
final class Sentences {

	/** Ends of sentences, and the words with which speakers begin another matter. */
	private static final Pattern END = Pattern.compile("[。！？；!?;\\n]+|(?=另外|还有就是|还有一个|顺便|再一个|第[二三四五]个?[,，、是])");

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
		List<String> parts = END.splitAsStream(plain).filter((part) -> part.length() >= SHORTEST).limit(MOST).toList();
		return (parts.size() > 1) ? parts : List.of();
	}

}

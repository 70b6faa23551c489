package org.yihaotong.speech;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON that Vosk answers with.
 */
final class VoskText {

	/** What a grammar hears where none of its phrases fits. */
	static final String UNKNOWN = "[unk]";

	private static final String OUTSIDE = "…";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private VoskText() {
	}

	/**
	 * Reads a partial result.
	 * @param json {@code {"partial": "…"}}
	 * @return the words with spaces, maybe none
	 */
	static String partial(String json) {
		return parse(json).path("partial").asString("").trim();
	}

	/**
	 * Reads a final result.
	 * @param json {@code {"text": "…", "result": [{"conf": …}]}}
	 * @return the sentence, maybe empty
	 */
	static Sentence sentence(String json) {
		JsonNode node = parse(json);
		List<Double> confidences = node.path("result")
			.valueStream()
			.map((word) -> word.path("conf").asDouble(0))
			.toList();
		return new Sentence(node.path("text").asString("").trim(), confidences);
	}

	static String grammar(List<String> phrases) {
		return JSON.writeValueAsString(phrases);
	}

	/**
	 * Writes words for reading.
	 * @param words with spaces between them
	 * @param spaced whether they keep these
	 * @return the text, with an ellipsis for what a grammar does not know
	 */
	static String readable(String words, boolean spaced) {
		String text = words.strip().replace(UNKNOWN, OUTSIDE);
		return spaced ? text : text.replace(" ", "");
	}

	private static JsonNode parse(String json) {
		try {
			return JSON.readTree(json);
		}
		catch (JacksonException ex) {
			// Kaldi prints a confidence that is not a number as "nan"
			return JSON.createObjectNode();
		}
	}

	/**
	 * A finished part of an utterance.
	 *
	 * @param words with spaces between them
	 * @param confidences of each word, 0 to 1
	 */
	record Sentence(String words, List<Double> confidences) {

		boolean silent() {
			return this.words.isEmpty();
		}

	}

	/**
	 * Joins the parts of an utterance.
	 * @param sentences in order
	 * @param spaced whether words keep the spaces between them
	 * @return what was heard; nothing if any of it was outside the grammar
	 */
	static Heard join(List<Sentence> sentences, boolean spaced) {
		String words = String.join(" ", sentences.stream().map(Sentence::words).toList()).strip();
		String text = spaced ? words : words.replace(" ", "");
		if (text.isEmpty() || text.contains(UNKNOWN)) {
			return Heard.NOTHING;
		}
		double confidence = sentences.stream()
			.flatMap((sentence) -> sentence.confidences().stream())
			.mapToDouble(Double::doubleValue)
			.average()
			.orElse(0);
		return new Heard(text, Math.clamp(confidence, 0, 1));
	}

}

package org.yihaotong.speech.adapt;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a model as the text from which OpenFst compiles an automaton: a state a history,
 * an arc a word with the negative logarithm of its probability, an arc without a word for
 * backing off, the end of a sentence as the final weight. Words are written as numbers:
 * those of the model's graph.
 */
final class GrammarWriter {

	private static final int NO_WORD = 0;

	private static final long NO_HISTORY = 0;

	private final Lexicon lexicon;

	private final double scale;

	private final Map<Long, Integer> states = new HashMap<>();

	private long arcs;

	/**
	 * Prepares to write.
	 * @param lexicon the model's words
	 * @param scale by which the logarithms count beside the sounds
	 */
	GrammarWriter(Lexicon lexicon, double scale) {
		this.lexicon = lexicon;
		this.scale = scale;
	}

	void write(BackoffModel model, Path file) throws IOException {
		List<Long> histories = number(model);
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			// OpenFst starts in the state that the first line begins with.
			for (long history : histories) {
				arc(state(history), state(shorter(history)), NO_WORD, model.backoff(history), out);
			}
			writeAll(model.singles(), out);
			writeAll(model.pairs(), out);
			writeAll(model.triples(), out);
		}
	}

	/** Numbers the states; gives their histories, that of the beginning first. */
	private List<Long> number(BackoffModel model) {
		Set<Long> histories = new TreeSet<>();
		model.pairs().keySet().forEach((pair) -> histories.add(Ngrams.history(pair)));
		model.triples().keySet().forEach((triple) -> histories.add(Ngrams.history(triple)));
		long begin = this.lexicon.begin();
		histories.remove(begin);
		List<Long> ordered = new ArrayList<>(List.of(begin));
		ordered.addAll(histories);
		ordered.forEach((history) -> this.states.put(history, this.states.size()));
		this.states.put(NO_HISTORY, this.states.size());
		return ordered;
	}

	private void writeAll(Map<Long, Double> ngrams, BufferedWriter out) throws IOException {
		List<Long> sorted = Ngrams.sorted(ngrams);
		for (long ngram : sorted) {
			double probability = ngrams.getOrDefault(ngram, 0.0);
			int from = state(Ngrams.history(ngram));
			int word = (int) Ngrams.last(ngram);
			if (word == this.lexicon.end()) {
				out.write(from + "\t" + cost(probability) + "\n");
			}
			else {
				arc(from, state(target(ngram)), word, probability, out);
			}
		}
	}

	private void arc(int from, int to, int word, double probability, BufferedWriter out) throws IOException {
		out.write(from + "\t" + to + "\t" + word + "\t" + word + "\t" + cost(probability) + "\n");
		this.arcs++;
	}

	/** The longest known history after a word: two words, one, or none. */
	private long target(long ngram) {
		long history = Ngrams.lastTwo(ngram);
		if (!this.states.containsKey(history) && history != Ngrams.last(ngram)) {
			history = Ngrams.last(ngram);
		}
		return this.states.containsKey(history) ? history : NO_HISTORY;
	}

	private long shorter(long history) {
		long last = Ngrams.last(history);
		return (last != history && this.states.containsKey(last)) ? last : NO_HISTORY;
	}

	private int state(long history) {
		return Objects.requireNonNull(this.states.get(history));
	}

	private String cost(double probability) {
		return String.valueOf((float) (-Math.log(probability) * this.scale));
	}

	int states() {
		return this.states.size();
	}

	long arcs() {
		return this.arcs;
	}

}

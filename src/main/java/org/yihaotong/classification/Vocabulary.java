package org.yihaotong.classification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yihaotong.classification.TextFeatures.Feature;

/**
 * The features that a model knows, each with its rarity. Turns the features of a text
 * into a vector: in each of the feature kinds a feature weighs
 * {@code (1 + ln(occurrences)) * (1 + ln((1 + texts) / (1 + texts with it)))}, scaled to
 * the length of that kind, so that long letters and short sentences weigh the same
 * (sublinear tf-idf as in Manning, Raghavan and Schütze, Introduction to Information
 * Retrieval, 6.4). Safe for use by many threads.
 */
final class Vocabulary {

	private static final long FREE = 0;

	private static final float[] LOGARITHMS = new float[64];

	static {
		for (int i = 1; i < LOGARITHMS.length; i++) {
			LOGARITHMS[i] = (float) (1 + Math.log(i));
		}
	}

	private final long[] keys;

	private final int[] rowOfSlot;

	private final long[] keyOfRow;

	private final float[] rarity;

	private final int texts;

	private final int[] holding;

	private Vocabulary(long[] keyOfRow, int[] holding, int texts) {
		this.keyOfRow = keyOfRow;
		this.holding = holding;
		this.texts = texts;
		this.rarity = new float[holding.length];
		int slots = Math.max(16, Integer.highestOneBit(4 * holding.length));
		this.keys = new long[slots];
		this.rowOfSlot = new int[slots];
		for (int row = 0; row < holding.length; row++) {
			this.rarity[row] = (float) (1 + Math.log((1.0 + texts) / (1.0 + holding[row])));
			int slot = slot(keyOfRow[row]);
			this.keys[slot] = keyOfRow[row];
			this.rowOfSlot[slot] = row;
		}
	}

	/**
	 * Learns the features that stand in at least some of the texts.
	 * @param documents the features of each text
	 * @param fewest in how many texts a feature must stand
	 * @return the vocabulary, its rows in the order of the features
	 */
	static Vocabulary of(List<long[]> documents, int fewest) {
		Map<Long, Integer> counts = new HashMap<>();
		for (long[] document : documents) {
			Arrays.stream(document).distinct().forEach((key) -> counts.merge(key, 1, Integer::sum));
		}
		long[] kept = counts.entrySet()
			.stream()
			.filter((count) -> count.getValue() >= fewest)
			.mapToLong(Map.Entry::getKey)
			.sorted()
			.toArray();
		return new Vocabulary(kept, Arrays.stream(kept).mapToInt((key) -> counts.getOrDefault(key, 0)).toArray(),
				documents.size());
	}

	/**
	 * Reads a vocabulary as {@link #lines} wrote it.
	 * @param lines the lines
	 * @return the vocabulary
	 * @throws IOException if a line is not of that form
	 */
	static Vocabulary read(List<String> lines) throws IOException {
		try {
			int texts = Integer.parseInt(lines.getFirst());
			long[] keys = new long[lines.size() - 1];
			int[] holding = new int[lines.size() - 1];
			for (int i = 0; i < keys.length; i++) {
				String line = lines.get(i + 1);
				int tab = line.indexOf('\t');
				keys[i] = Feature.key(line.substring(0, tab));
				holding[i] = Integer.parseInt(line.substring(tab + 1));
			}
			return new Vocabulary(keys, holding, texts);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new IOException("The vocabulary of the classification model is damaged", ex);
		}
	}

	/**
	 * Writes it as text: the number of texts, then name, tab and the number of texts with
	 * it for each feature.
	 * @return the lines
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>(this.holding.length + 1);
		lines.add(Integer.toString(this.texts));
		for (int row = 0; row < this.holding.length; row++) {
			lines.add(name(row) + "\t" + this.holding[row]);
		}
		return lines;
	}

	int size() {
		return this.holding.length;
	}

	String name(int row) {
		return Feature.name(this.keyOfRow[row]);
	}

	float rarity(int row) {
		return this.rarity[row];
	}

	/**
	 * Finds a feature.
	 * @param key the feature
	 * @return its row, below 0 if it is not known
	 */
	int row(long key) {
		int slot = slot(key);
		return (this.keys[slot] == FREE) ? -1 : this.rowOfSlot[slot];
	}

	private int slot(long key) {
		int mask = this.keys.length - 1;
		long mixed = key * 0x9E3779B97F4A7C15L;
		int slot = (int) (mixed >>> 40) & mask;
		while (this.keys[slot] != FREE && this.keys[slot] != key) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	/**
	 * Makes the vector of a text.
	 * @param features its features, kind by kind, with repetitions
	 * @return the vector; of length 0 if nothing is known
	 */
	Vector vector(long[] features) {
		Counter counter = new Counter(features.length);
		int unknown = 0;
		for (long feature : features) {
			int row = row(feature);
			if (row >= 0) {
				counter.add(row);
			}
			else {
				unknown++;
			}
		}
		int[] rows = counter.rows();
		float[] values = new float[rows.length];
		int begin = 0;
		double squares = 0;
		for (int i = 0; i < rows.length; i++) {
			// Whole kinds come one after the other.
			if (i > begin && kind(rows[i]) != kind(rows[begin])) {
				scale(rows, values, begin, i, squares);
				begin = i;
				squares = 0;
			}
			values[i] = LOGARITHMS[Math.min(counter.count(i), LOGARITHMS.length - 1)] * this.rarity[rows[i]];
			squares += values[i] * values[i];
		}
		scale(rows, values, begin, rows.length, squares);
		return new Vector(rows, values, unknown / (double) Math.max(1, features.length));
	}

	private int kind(int row) {
		return Feature.kind(this.keyOfRow[row]);
	}

	private void scale(int[] rows, float[] values, int begin, int end, double squares) {
		if (end > begin) {
			float scale = (float) (Feature.weight(kind(rows[begin])) / Math.sqrt(squares));
			for (int i = begin; i < end; i++) {
				values[i] *= scale;
			}
		}
	}

	/** Counts rows, in the order in which they come first. */
	private static final class Counter {

		private final int[] rows;

		private final int[] counts;

		/** Each slot holds one more than a place in both. */
		private final int[] slots;

		private int size;

		private Counter(int most) {
			this.rows = new int[most];
			this.counts = new int[most];
			this.slots = new int[Math.max(16, Integer.highestOneBit(most) << 2)];
		}

		private void add(int row) {
			int mask = this.slots.length - 1;
			int slot = (row * 0x9E3779B9 >>> 12) & mask;
			while (this.slots[slot] != 0 && this.rows[this.slots[slot] - 1] != row) {
				slot = (slot + 1) & mask;
			}
			if (this.slots[slot] == 0) {
				this.rows[this.size++] = row;
				this.slots[slot] = this.size;
			}
			this.counts[this.slots[slot] - 1]++;
		}

		private int[] rows() {
			return Arrays.copyOf(this.rows, this.size);
		}

		private int count(int place) {
			return this.counts[place];
		}

	}

}

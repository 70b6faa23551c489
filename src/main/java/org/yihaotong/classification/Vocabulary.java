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

	private static final int MIXER = 0x9E3779B9;

	private static final float[] LOGARITHMS = new float[64];

	static {
		for (int i = 1; i < LOGARITHMS.length; i++) {
			LOGARITHMS[i] = (float) (1 + Math.log(i));
		}
	}

	/**
	 * How many bits of an entry of the table tell the row, and those above the feature.
	 */
	private static final int ROW_BITS = 24;

	private static final int ROW = (1 << ROW_BITS) - 1;

	/** By slot, a feature and its row. */
	private final long[] table;

	private final long[] keyOfRow;

	private final float[] rarity;

	private final int texts;

	private final int[] holding;

	private Vocabulary(long[] keyOfRow, int[] holding, int texts) {
		this.keyOfRow = keyOfRow;
		this.holding = holding;
		this.texts = texts;
		this.rarity = new float[holding.length];
		this.table = new long[Math.max(16, Integer.highestOneBit(4 * holding.length))];
		for (int row = 0; row < holding.length; row++) {
			this.rarity[row] = (float) (1 + Math.log((1.0 + texts) / (1.0 + holding[row])));
			put(keyOfRow[row], row);
		}
	}

	/**
	 * Learns the features that stand in at least some of the texts.
	 * @param documents the features of each text
	 * @param fewest in how many texts a feature must stand
	 * @return the vocabulary, the commonest features first: what letters use most stands
	 * close together then, here and in the models
	 */
	static Vocabulary of(List<long[]> documents, int fewest) {
		Map<Long, Integer> counts = new HashMap<>();
		for (long[] document : documents) {
			Arrays.stream(document).distinct().forEach((key) -> counts.merge(key, 1, Integer::sum));
		}
		long[] kept = counts.entrySet()
			.stream()
			.filter((count) -> count.getValue() >= fewest)
			.sorted(Map.Entry.<Long, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.mapToLong(Map.Entry::getKey)
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
		return row(key, this.table[slot(key)]);
	}

	/** Goes on from what stands in the slot of the feature. */
	private int row(long key, long entry) {
		long sought = Feature.compact(key);
		int slot = slot(key);
		long found = entry;
		while (found != FREE && found >>> ROW_BITS != sought) {
			slot = next(slot);
			found = this.table[slot];
		}
		return (found == FREE) ? -1 : (int) found & ROW;
	}

	private void put(long key, int row) {
		int slot = slot(key);
		while (this.table[slot] != FREE) {
			slot = next(slot);
		}
		this.table[slot] = Feature.compact(key) << ROW_BITS | row;
	}

	/** The same for all kinds, so that those of the same characters stand together. */
	private int slot(long key) {
		return ((int) key * MIXER >>> 8) & this.table.length - 1;
	}

	private int next(int slot) {
		return slot + 1 & this.table.length - 1;
	}

	/**
	 * Makes the vector of a text.
	 * @param features its features, kind by kind, with repetitions
	 * @return the vector; of length 0 if nothing is known
	 */
	Vector vector(long[] features) {
		Counter counter = new Counter(features);
		int[] rows = rows(counter);
		float[] values = new float[rows.length];
		int size = 0;
		int begin = 0;
		int kind = 0;
		int unknown = 0;
		double squares = 0;
		for (int i = 0; i < rows.length; i++) {
			if (rows[i] < 0) {
				unknown += counter.counts[i];
				continue;
			}
			// Whole kinds come one after the other.
			if (Feature.kind(counter.keys[i]) != kind) {
				scale(values, begin, size, kind, squares);
				begin = size;
				squares = 0;
				kind = Feature.kind(counter.keys[i]);
			}
			float value = LOGARITHMS[Math.min(counter.counts[i], LOGARITHMS.length - 1)] * this.rarity[rows[i]];
			squares += value * value;
			values[size] = value;
			rows[size++] = rows[i];
		}
		scale(values, begin, size, kind, squares);
		return new Vector(Arrays.copyOf(rows, size), Arrays.copyOf(values, size),
				unknown / (double) Math.max(1, features.length));
	}

	/**
	 * First all slots are looked at, because then the processor fetches many at a time.
	 */
	private int[] rows(Counter counter) {
		long[] entries = new long[counter.size];
		for (int i = 0; i < entries.length; i++) {
			entries[i] = this.table[slot(counter.keys[i])];
		}
		int[] rows = new int[entries.length];
		for (int i = 0; i < rows.length; i++) {
			rows[i] = row(counter.keys[i], entries[i]);
		}
		return rows;
	}

	private static void scale(float[] values, int begin, int end, int kind, double squares) {
		if (end > begin) {
			float scale = (float) (Feature.weight(kind) / Math.sqrt(squares));
			for (int i = begin; i < end; i++) {
				values[i] *= scale;
			}
		}
	}

	/**
	 * The different features of a text in the order in which they come first, counted.
	 */
	private static final class Counter {

		private final long[] keys;

		private final int[] counts;

		private int size;

		private Counter(long[] features) {
			this.keys = new long[features.length];
			this.counts = new int[features.length];
			// Each slot holds one more than a place in both.
			int[] slots = new int[Math.max(16, Integer.highestOneBit(features.length) << 2)];
			int mask = slots.length - 1;
			for (long feature : features) {
				int slot = (int) (feature * 0x9E3779B97F4A7C15L >>> 40) & mask;
				while (slots[slot] != 0 && this.keys[slots[slot] - 1] != feature) {
					slot = slot + 1 & mask;
				}
				if (slots[slot] == 0) {
					this.keys[this.size++] = feature;
					slots[slot] = this.size;
				}
				this.counts[slots[slot] - 1]++;
			}
		}

	}

}

package org.yihaotong.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.namefind.NameFinderME;

/**
 * Finds named places in a text: the weights of a name finder of OpenNLP that was trained
 * over characters, laid out so that a letter costs a tenth of a millisecond. Finds the
 * likeliest sequence of decisions, where OpenNLP follows only the likeliest few. Safe for
 * use by many threads.
 */
final class PlaceModel {

	private static final Part[] PARTS = Part.values();

	private static final int COUNT = PARTS.length;

	private static final int OTHER = Part.OTHER.ordinal();

	private static final int START = Part.START.ordinal();

	private static final int CONTINUE = Part.CONTINUE.ordinal();

	private static final long FREE = 0;

	/** What is e^3 times less likely than another beginning is not followed. */
	private static final double NEGLIGIBLE = 3;

	private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

	/** A weight of 1; as 16 bits each they all are a megabyte, which stays near. */
	private static final int ONE = 1 << 12;

	private static final long MIXER = 0x9E3779B97F4A7C15L;

	/** 32 KiB of bits. */
	private static final int SIEVE_BITS = 18;

	private static final int SIEVE_SHIFT = Long.SIZE - SIEVE_BITS;

	/**
	 * By slot, the feature and then its weights, 16 bits each in the order of the parts.
	 */
	private final long[] table;

	private final long[] sieve = new long[1 << SIEVE_BITS - 6];

	private final int mask;

	private final int shift;

	/**
	 * What a character can be, in the words of OpenNLP.
	 */
	enum Part {

		OTHER(NameFinderME.OTHER), START(PlaceTrainer.TYPE + "-" + NameFinderME.START),
		CONTINUE(PlaceTrainer.TYPE + "-" + NameFinderME.CONTINUE);

		private final String outcome;

		Part(String outcome) {
			this.outcome = outcome;
		}

		String outcome() {
			return this.outcome;
		}

		/**
		 * Finds the part that an outcome of OpenNLP stands for.
		 * @param outcome the outcome
		 * @return the part
		 */
		static Part of(String outcome) {
			return Arrays.stream(values())
				.filter((part) -> part.outcome.equals(outcome))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("Not of a model of places: " + outcome));
		}

	}

	/**
	 * A place in a text.
	 *
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Span(int start, int end) {
	}

	private PlaceModel(int features) {
		int slots = Math.max(16, Integer.highestOneBit(4 * features));
		this.mask = slots - 1;
		this.shift = Long.numberOfLeadingZeros(this.mask);
		this.table = new long[2 * slots];
	}

	/**
	 * Lays out a model.
	 * @param model the model as trained
	 * @return the same model
	 */
	static PlaceModel of(AbstractModel model) {
		int[] parts = IntStream.range(0, model.getNumOutcomes())
			.map((outcome) -> Part.of(model.getOutcome(outcome)).ordinal())
			.toArray();
		Map<String, Context> contexts = LinearModel.contexts(model);
		PlaceModel laid = new PlaceModel(contexts.size());
		contexts.forEach((name, context) -> {
			float[] weights = new float[COUNT];
			for (int i = 0; i < context.getOutcomes().length; i++) {
				weights[parts[context.getOutcomes()[i]]] = (float) context.getParameters()[i];
			}
			laid.put(PlaceFeatures.key(name), weights);
		});
		return laid;
	}

	private void put(long key, float[] weights) {
		int slot = slot(key);
		int bit = (int) (mixed(key) >>> SIEVE_SHIFT);
		this.sieve[bit >>> 6] |= 1L << bit;
		this.table[slot] = key;
		for (int i = 0; i < COUNT; i++) {
			long weight = Math.clamp(Math.round(weights[i] * ONE), Short.MIN_VALUE, Short.MAX_VALUE) & 0xFFFFL;
			this.table[slot + 1] |= weight << i * Short.SIZE;
		}
	}

	/**
	 * Gives the model that the build made.
	 * @return the model, read once
	 */
	static PlaceModel built() {
		return Built.MODEL;
	}

	/** Read when it is first asked for: the build trains it with classes of this one. */
	private static final class Built {

		private static final PlaceModel MODEL = read();

		private static PlaceModel read() {
			try {
				return of(PlaceFolder.load(PlaceFolder::onClassPath));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * Brings every bit to the top: the kind stands in the highest ones, where a product
	 * alone leaves it.
	 */
	private static long mixed(long key) {
		long folded = (key ^ key >>> 29) * MIXER;
		return (folded ^ folded >>> 32) * MIXER;
	}

	/**
	 * Tells whether the table may have a feature: a third of those of a text it has not,
	 * and these bits are nearer than the table (Bloom, Space/Time Trade-offs in Hash
	 * Coding, 1970).
	 */
	private boolean isLikely(long key) {
		int bit = (int) (mixed(key) >>> SIEVE_SHIFT);
		return (this.sieve[bit >>> 6] & 1L << bit) != 0;
	}

	/** Where the feature stands in the table, or could. */
	private int slot(long key) {
		int slot = (int) (mixed(key) >>> this.shift);
		while (this.table[2 * slot] != FREE && this.table[2 * slot] != key) {
			slot = (slot + 1) & this.mask;
		}
		return 2 * slot;
	}

	/**
	 * Finds the places of a text.
	 * @param text a text with half-width letters and figures
	 * @return the places in the order of the text
	 */
	List<Span> spans(String text) {
		byte[] parts = parts(text);
		List<Span> spans = new ArrayList<>();
		int start = -1;
		for (int at = 0; at <= parts.length; at++) {
			Part part = (at < parts.length) ? PARTS[parts[at]] : Part.OTHER;
			if (start >= 0 && part != Part.CONTINUE) {
				spans.add(new Span(start, at));
				start = -1;
			}
			if (part == Part.START) {
				start = at;
			}
		}
		return spans;
	}

	/** The likeliest sequence of what the characters are. */
	private byte[] parts(String text) {
		Walk walk = new Walk(text);
		for (int at = 0; at < text.length(); at++) {
			walk.step(at);
		}
		return back(walk.from, walk.best);
	}

	/** The way along a text by which each part is likeliest (Viterbi, 1967). */
	private final class Walk {

		private final PlaceFeatures seen;

		private final byte[] from;

		private final long[] features = new long[PlaceFeatures.MOST];

		private final int[] here = new int[COUNT];

		private final int[] sums = new int[COUNT];

		private double[] best = { 0, IMPOSSIBLE, IMPOSSIBLE };

		private double[] next = new double[COUNT];

		private Walk(String text) {
			this.seen = new PlaceFeatures(text);
			this.from = new byte[text.length() * COUNT];
		}

		private void step(int at) {
			boolean outside = isOutside();
			if (outside && !this.seen.endsSoon(at) && !speaksForItself(at)) {
				stayOutside();
				return;
			}
			Arrays.fill(this.here, 0);
			add(this.features, this.seen.at(at, this.features), this.here);
			if (outside && !mayBegin(at)) {
				stayOutside();
				return;
			}
			Arrays.fill(this.next, IMPOSSIBLE);
			double most = Math.max(this.best[OTHER], Math.max(this.best[START], this.best[CONTINUE]));
			for (int before = 0; before < COUNT; before++) {
				if (this.best[before] >= most - NEGLIGIBLE) {
					follow(at, before);
				}
			}
			double[] last = this.best;
			this.best = this.next;
			this.next = last;
		}

		private void stayOutside() {
			this.best[START] = IMPOSSIBLE;
			this.best[CONTINUE] = IMPOSSIBLE;
		}

		/** Whether the character before is no part of a place. */
		private boolean isOutside() {
			double least = this.best[OTHER] - NEGLIGIBLE;
			return this.best[START] < least && this.best[CONTINUE] < least;
		}

		/**
		 * Where no character that ends names comes, a place may begin only if the
		 * character and its neighbours speak for that: half of the characters of a letter
		 * are passed over.
		 */
		private boolean speaksForItself(int at) {
			Arrays.fill(this.sums, 0);
			add(this.features, this.seen.nearest(at, this.features), this.sums);
			return this.sums[START] > this.sums[OTHER];
		}

		/** Whether a beginning is likely enough to be followed. */
		private boolean mayBegin(int at) {
			System.arraycopy(this.here, 0, this.sums, 0, COUNT);
			add(this.features, this.seen.after(at, OTHER, this.features), this.sums);
			return this.sums[START] > this.sums[OTHER] - NEGLIGIBLE * ONE;
		}

		private void follow(int at, int before) {
			System.arraycopy(this.here, 0, this.sums, 0, COUNT);
			add(this.features, this.seen.after(at, before, this.features), this.sums);
			double all = logarithmOfSum(this.sums);
			for (int part = 0; part < COUNT; part++) {
				double chance = this.best[before] + this.sums[part] / (double) ONE - all;
				if (chance > this.next[part] && !(before == OTHER && part == CONTINUE)) {
					this.next[part] = chance;
					this.from[at * COUNT + part] = (byte) before;
				}
			}
		}

	}

	private static byte[] back(byte[] from, double[] best) {
		int part = 0;
		for (int i = 1; i < COUNT; i++) {
			part = (best[i] > best[part]) ? i : part;
		}
		byte[] parts = new byte[from.length / COUNT];
		for (int at = parts.length - 1; at >= 0; at--) {
			parts[at] = (byte) part;
			part = from[at * COUNT + part];
		}
		return parts;
	}

	private void add(long[] features, int size, int[] sums) {
		int other = sums[OTHER];
		int start = sums[START];
		int further = sums[CONTINUE];
		for (int i = 0; i < size; i++) {
			if (isLikely(features[i])) {
				// A free slot has weights of 0.
				long weights = this.table[slot(features[i]) + 1];
				other += (short) weights;
				start += (short) (weights >>> Short.SIZE);
				further += (short) (weights >>> 2 * Short.SIZE);
			}
		}
		sums[OTHER] = other;
		sums[START] = start;
		sums[CONTINUE] = further;
	}

	private static double logarithmOfSum(int[] sums) {
		int most = Math.max(sums[OTHER], Math.max(sums[START], sums[CONTINUE]));
		double all = 0;
		for (int sum : sums) {
			all += Math.exp((sum - most) / (double) ONE);
		}
		return most / (double) ONE + Math.log(all);
	}

}

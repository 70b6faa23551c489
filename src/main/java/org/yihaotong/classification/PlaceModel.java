package org.yihaotong.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.namefind.NameFinderME;

/**
 * Finds named places in a text: the weights of a name finder of OpenNLP that was trained
 * over characters, laid out by {@link PlaceWeights}. Finds the likeliest sequence of
 * decisions, where OpenNLP follows only the likeliest few. Safe for use by many threads.
 */
final class PlaceModel {

	private static final Part[] PARTS = Part.values();

	private static final int COUNT = PARTS.length;

	private static final int OTHER = Part.OTHER.ordinal();

	private static final int START = Part.START.ordinal();

	private static final int CONTINUE = Part.CONTINUE.ordinal();

	/** How far a character is looked at from. */
	private static final int REACH = 2;

	/** What is e^3 times less likely than another beginning is not followed. */
	private static final double NEGLIGIBLE = 3;

	private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

	private final PlaceWeights weights;

	/** Of what was decided about the character before, alone. */
	private final long[] decisions = new long[COUNT];

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

	private PlaceModel(PlaceWeights weights) {
		this.weights = weights;
		for (int part = 0; part < COUNT; part++) {
			this.decisions[part] = weights.of(PlaceFeatures.decision(part));
		}
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
		Map<Long, float[]> weights = new HashMap<>();
		LinearModel.contexts(model).forEach((name, context) -> {
			float[] each = new float[COUNT];
			for (int i = 0; i < context.getOutcomes().length; i++) {
				each[parts[context.getOutcomes()[i]]] = (float) context.getParameters()[i];
			}
			weights.put(PlaceFeatures.key(name), each);
		});
		return new PlaceModel(new PlaceWeights(weights));
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

		/** Where the weights of each character begin, and of it with the one before. */
		private final int[] characters;

		private final int[] pairs;

		/** What speaks for each part by the character and its direct neighbours. */
		private final long[] nearest;

		private final byte[] from;

		private final long[] features = new long[PlaceFeatures.MOST];

		private final int[] sums = new int[COUNT];

		private double[] best = { 0, IMPOSSIBLE, IMPOSSIBLE };

		private double[] next = new double[COUNT];

		private Walk(String text) {
			this.seen = new PlaceFeatures(text);
			this.characters = new int[text.length() + 2 * REACH];
			this.pairs = new int[this.characters.length];
			for (int i = 0; i < this.characters.length; i++) {
				char one = this.seen.seen(i - REACH);
				this.characters[i] = PlaceModel.this.weights.ofCharacter(one);
				this.pairs[i] = PlaceModel.this.weights.ofPair(this.seen.seen(i - REACH - 1), one);
			}
			this.nearest = new long[text.length()];
			for (int at = 0; at < this.nearest.length; at++) {
				this.nearest[at] = ofCharacter(at, PlaceWeights.HERE) + ofPair(at, PlaceWeights.PAIR)
						+ ofPair(at + 1, PlaceWeights.PAIR_BEHIND);
			}
			this.from = new byte[text.length() * COUNT];
		}

		private void step(int at) {
			boolean outside = isOutside();
			long here = this.nearest[at];
			if (outside && !this.seen.endsSoon(at) && !speaksForItself(here)) {
				stayOutside();
				return;
			}
			here += further(at);
			if (outside && !mayBegin(here + after(at, OTHER))) {
				stayOutside();
				return;
			}
			Arrays.fill(this.next, IMPOSSIBLE);
			double most = Math.max(this.best[OTHER], Math.max(this.best[START], this.best[CONTINUE]));
			for (int before = 0; before < COUNT; before++) {
				if (this.best[before] >= most - NEGLIGIBLE) {
					follow(at, before, here + after(at, before));
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

		/** All others that do not depend on what was decided. */
		private long further(int at) {
			return ofCharacter(at - 2, PlaceWeights.SECOND_BEFORE) + ofCharacter(at - 1, PlaceWeights.BEFORE)
					+ ofCharacter(at + 1, PlaceWeights.BEHIND) + ofCharacter(at + 2, PlaceWeights.SECOND_BEHIND)
					+ ofPair(at - 1, PlaceWeights.TWO_BEFORE) + ofPair(at + 2, PlaceWeights.TWO_BEHIND)
					+ ofOthers(this.seen.around(at, this.features, 0));
		}

		private long after(int at, int before) {
			return PlaceModel.this.decisions[before] + ofCharacter(at, PlaceWeights.HERE_DECIDED + before)
					+ ofPair(at, PlaceWeights.PAIR_DECIDED + before)
					+ ofOthers(this.seen.decided(at, before, this.features, 0));
		}

		private long ofCharacter(int at, int role) {
			return PlaceModel.this.weights.at(this.characters[at + REACH], role);
		}

		private long ofPair(int at, int role) {
			return PlaceModel.this.weights.at(this.pairs[at + REACH], role);
		}

		private long ofOthers(int size) {
			long sums = 0;
			for (int i = 0; i < size; i++) {
				sums += PlaceModel.this.weights.of(this.features[i]);
			}
			return sums;
		}

		/**
		 * Where no character that ends names comes, a place may begin only if the
		 * character and its neighbours speak for that: half of the characters of a letter
		 * are passed over.
		 */
		private boolean speaksForItself(long near) {
			return PlaceWeights.sum(near, START) > PlaceWeights.sum(near, OTHER);
		}

		/** Whether a beginning is likely enough to be followed. */
		private boolean mayBegin(long all) {
			return PlaceWeights.sum(all, START) > PlaceWeights.sum(all, OTHER) - NEGLIGIBLE * PlaceWeights.ONE;
		}

		private void follow(int at, int before, long weights) {
			for (int part = 0; part < COUNT; part++) {
				this.sums[part] = PlaceWeights.sum(weights, part);
			}
			double all = logarithmOfSum(this.sums);
			for (int part = 0; part < COUNT; part++) {
				double chance = this.best[before] + this.sums[part] / (double) PlaceWeights.ONE - all;
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

	private static double logarithmOfSum(int[] sums) {
		int most = Math.max(sums[OTHER], Math.max(sums[START], sums[CONTINUE]));
		double all = 0;
		for (int sum : sums) {
			all += Math.exp((sum - most) / (double) PlaceWeights.ONE);
		}
		return most / (double) PlaceWeights.ONE + Math.log(all);
	}

}

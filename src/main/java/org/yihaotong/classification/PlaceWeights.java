package org.yihaotong.classification;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The weights of the place model by what they belong to: all of a character lie side by
 * side, and all of a pair of characters, so that a text is looked up once a character and
 * once a pair and not once for each feature. The three weights of a feature are one
 * number, and a sum of such numbers holds the three sums. Safe for use by many threads.
 */
final class PlaceWeights {

	/** A weight of 1. */
	static final int ONE = 1 << 12;

	/** Which weights of a character are meant, by where it stands. */
	static final int HERE = 0;

	static final int SECOND_BEFORE = 1;

	static final int BEFORE = 2;

	static final int BEHIND = 3;

	static final int SECOND_BEHIND = 4;

	/** The first of three, by what was decided about the character before. */
	static final int HERE_DECIDED = 5;

	/** Which weights of a pair are meant, by where its second character stands. */
	static final int PAIR = 0;

	static final int PAIR_BEHIND = 1;

	static final int TWO_BEFORE = 2;

	static final int TWO_BEHIND = 3;

	/** The first of three, likewise. */
	static final int PAIR_DECIDED = 4;

	/** How many weights a character or a pair can have. */
	private static final int ROOM = 8;

	/** Weights have 16 bits; 31 of them can be added up. */
	private static final int BITS = 21;

	private static final long FREE = 0;

	private static final long MIXER = 0x9E3779B97F4A7C15L;

	/** Where the weights of each character begin. */
	private final int[] characters = new int[Character.MAX_VALUE + 1];

	/** By slot, the pair and where its weights begin. */
	private final long[] pairs;

	/** By slot, any other feature and its weights. */
	private final long[] others;

	/** Group by group; all of the first one are 0. */
	private final long[] grouped;

	/** Where the last group begins. */
	private int last;

	/**
	 * Lays weights out.
	 * @param weights three weights a feature
	 */
	PlaceWeights(Map<Long, float[]> weights) {
		Map<Sort, Long> counts = weights.keySet()
			.stream()
			.map(PlaceWeights::owner)
			.distinct()
			.collect(Collectors.groupingBy(Owner::sort, Collectors.counting()));
		long characters = counts.getOrDefault(Sort.CHARACTER, 0L);
		long pairs = counts.getOrDefault(Sort.PAIR, 0L);
		this.pairs = new long[2 * slots(pairs)];
		this.others = new long[2 * slots(counts.getOrDefault(Sort.OTHER, 0L))];
		this.grouped = new long[ROOM * (int) (1 + characters + pairs)];
		weights.forEach((key, three) -> put(key, packed(three)));
	}

	/** A power of two. */
	private static int slots(long entries) {
		return (int) Math.max(16, Long.highestOneBit(4 * entries));
	}

	private void put(long key, long packed) {
		Owner owner = owner(key);
		switch (owner.sort()) {
			case CHARACTER -> this.grouped[groupOfCharacter((char) owner.key()) + role(key)] = packed;
			case PAIR -> this.grouped[groupOfPair(owner.key()) + role(key)] = packed;
			case OTHER -> {
				int slot = slot(this.others, key);
				this.others[slot] = key;
				this.others[slot + 1] = packed;
			}
		}
	}

	private int groupOfCharacter(char character) {
		if (this.characters[character] == 0) {
			this.characters[character] = newGroup();
		}
		return this.characters[character];
	}

	private int groupOfPair(long pair) {
		int slot = slot(this.pairs, pair);
		if (this.pairs[slot] == FREE) {
			this.pairs[slot] = pair;
			this.pairs[slot + 1] = newGroup();
		}
		return (int) this.pairs[slot + 1];
	}

	private int newGroup() {
		this.last += ROOM;
		return this.last;
	}

	private static Owner owner(long key) {
		return switch (PlaceFeatures.kind(key)) {
			case PlaceFeatures.HERE, PlaceFeatures.SECOND_BEFORE, PlaceFeatures.BEFORE, PlaceFeatures.BEHIND,
					PlaceFeatures.SECOND_BEHIND ->
				new Owner(Sort.CHARACTER, (char) key);
			case PlaceFeatures.HERE_DECIDED -> new Owner(Sort.CHARACTER, (char) (key >>> Character.SIZE));
			case PlaceFeatures.PAIR, PlaceFeatures.PAIR_BEHIND, PlaceFeatures.TWO_BEFORE, PlaceFeatures.TWO_BEHIND ->
				new Owner(Sort.PAIR, pair((char) (key >>> Character.SIZE), (char) key));
			case PlaceFeatures.PAIR_DECIDED ->
				new Owner(Sort.PAIR, pair((char) (key >>> 2 * Character.SIZE), (char) (key >>> Character.SIZE)));
			default -> new Owner(Sort.OTHER, key);
		};
	}

	private static int role(long key) {
		return switch (PlaceFeatures.kind(key)) {
			case PlaceFeatures.HERE -> HERE;
			case PlaceFeatures.SECOND_BEFORE -> SECOND_BEFORE;
			case PlaceFeatures.BEFORE -> BEFORE;
			case PlaceFeatures.BEHIND -> BEHIND;
			case PlaceFeatures.SECOND_BEHIND -> SECOND_BEHIND;
			case PlaceFeatures.HERE_DECIDED -> HERE_DECIDED + (char) key;
			case PlaceFeatures.PAIR -> PAIR;
			case PlaceFeatures.PAIR_BEHIND -> PAIR_BEHIND;
			case PlaceFeatures.TWO_BEFORE -> TWO_BEFORE;
			case PlaceFeatures.TWO_BEHIND -> TWO_BEHIND;
			case PlaceFeatures.PAIR_DECIDED -> PAIR_DECIDED + (char) key;
			default -> throw new IllegalArgumentException("Neither of a character nor of a pair: " + key);
		};
	}

	/** Never free. */
	private static long pair(char first, char second) {
		return 1L << Integer.SIZE | first << Character.SIZE & 0xFFFFFFFFL | second;
	}

	private static long packed(float[] weights) {
		long packed = 0;
		for (int i = 0; i < weights.length; i++) {
			long weight = Math.clamp(Math.round(weights[i] * ONE), Short.MIN_VALUE, Short.MAX_VALUE);
			packed += weight << i * BITS;
		}
		return packed;
	}

	/**
	 * Reads one of the sums that a sum of weights holds.
	 * @param sums weights, added up
	 * @param part which one, from 0 to 2
	 * @return the sum of these
	 */
	static int sum(long sums, int part) {
		// One that is below 0 has borrowed from the one above it.
		long rounded = (part == 0) ? sums : (sums >> part * BITS - 1) + 1 >> 1;
		return (int) (rounded << Long.SIZE - BITS >> Long.SIZE - BITS);
	}

	/**
	 * Finds the weights of a character.
	 * @param character the character
	 * @return where they begin
	 */
	int ofCharacter(char character) {
		return this.characters[character];
	}

	/**
	 * Finds the weights of a pair of characters.
	 * @param first the first one
	 * @param second the second one
	 * @return where they begin
	 */
	int ofPair(char first, char second) {
		return (int) this.pairs[slot(this.pairs, pair(first, second)) + 1];
	}

	/**
	 * Gives the weights of a feature of a character or a pair.
	 * @param begin where the weights of the character or the pair begin
	 * @param role which feature
	 * @return its weights; 0 if it is not known
	 */
	long at(int begin, int role) {
		return this.grouped[begin + role];
	}

	/**
	 * Gives the weights of any other feature.
	 * @param key the feature
	 * @return its weights; 0 if it is not known
	 */
	long of(long key) {
		return this.others[slot(this.others, key) + 1];
	}

	/** Where a key stands, or could. */
	private static int slot(long[] table, long key) {
		int mask = table.length - 2;
		// Brings every bit to where the slot is taken from.
		int slot = (int) ((key ^ key >>> 29) * MIXER >>> Integer.SIZE) & mask;
		while (table[slot] != FREE && table[slot] != key) {
			slot = slot + 2 & mask;
		}
		return slot;
	}

	private enum Sort {

		CHARACTER, PAIR, OTHER

	}

	/** Whose weights lie side by side. */
	private record Owner(Sort sort, long key) {
	}

}

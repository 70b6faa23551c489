package org.yihaotong.supervision.statistics;

import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of a group.
 *
 * @param values what was counted; a figure that nothing has is missing
 */
public record Tally(Map<Figure, Long> values) {

	/** Nothing happened. */
	public static final Tally NONE = new Tally(Map.of());

	public Tally {
		values = Map.copyOf(values);
	}

	/**
	 * Returns a figure.
	 * @param figure which
	 * @return 0 if nothing happened
	 */
	public long get(Figure figure) {
		return this.values.getOrDefault(figure, 0L);
	}

	/**
	 * Adds what happened in another interval.
	 * @param other the figures of the other interval
	 * @return the figures of both; those that cannot be added are missing
	 */
	public Tally plus(Tally other) {
		Map<Figure, Long> sum = new EnumMap<>(Figure.class);
		for (Figure figure : Figure.values()) {
			if (figure.additive()) {
				sum.put(figure, get(figure) + other.get(figure));
			}
		}
		return new Tally(sum);
	}

}

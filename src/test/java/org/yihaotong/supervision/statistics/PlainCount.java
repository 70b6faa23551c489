package org.yihaotong.supervision.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts what was played without the log and without SQL, fact by fact.
 */
final class PlainCount {

	private final List<Fact> facts = new ArrayList<>();

	private final List<Spell> spells = new ArrayList<>();

	void add(Fact fact) {
		this.facts.add(fact);
	}

	void add(Spell spell) {
		this.spells.add(spell);
	}

	/** Counts the facts of an interval, group by group. */
	Map<List<String>, Map<Figure, Long>> count(Instant from, Instant to, Function<Fact, List<String>> group) {
		Map<List<String>, List<Fact>> groups = this.facts.stream()
			.filter((fact) -> !fact.at().isBefore(from) && fact.at().isBefore(to))
			.collect(Collectors.groupingBy(group));
		Map<List<String>, Map<Figure, Long>> counted = new HashMap<>();
		groups.forEach((key, members) -> counted.put(key, figures(members)));
		return counted;
	}

	private static Map<Figure, Long> figures(List<Fact> facts) {
		Map<Figure, Long> figures = new EnumMap<>(Figure.class);
		for (Figure figure : Figure.values()) {
			if (figure.additive()) {
				figures.put(figure, 0L);
			}
		}
		facts.stream()
			.filter((fact) -> fact.figure().additive())
			.forEach((fact) -> figures.merge(fact.figure(), fact.value(), Long::sum));
		List<Long> waits = facts.stream()
			.filter((fact) -> fact.figure() == Figure.WAIT_LONGEST_MILLIS)
			.map(Fact::value)
			.sorted()
			.toList();
		if (!waits.isEmpty()) {
			figures.put(Figure.WAIT_MEDIAN_MILLIS, percentile(waits, 0.5));
			figures.put(Figure.WAIT_90_MILLIS, percentile(waits, 0.9));
			figures.put(Figure.WAIT_LONGEST_MILLIS, waits.getLast());
		}
		return figures;
	}

	private static long percentile(List<Long> sorted, double share) {
		double place = share * (sorted.size() - 1);
		int below = (int) Math.floor(place);
		int above = (int) Math.ceil(place);
		return (long) Math.floor(sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below));
	}

	/** Adds up the time that an agent's spells cover together inside an interval. */
	long covered(long agent, boolean workOnly, Instant from, Instant to) {
		long total = 0;
		long end = from.toEpochMilli();
		List<Spell> own = this.spells.stream()
			.filter((spell) -> spell.agent() == agent && (spell.work() || !workOnly))
			.sorted(Comparator.comparing(Spell::from))
			.toList();
		for (Spell spell : own) {
			long begins = Math.max(spell.from().toEpochMilli(), end);
			long ends = Math.min(spell.to().toEpochMilli(), to.toEpochMilli());
			total += Math.max(0, ends - begins);
			end = Math.max(end, Math.min(ends, to.toEpochMilli()));
		}
		return total;
	}

	/**
	 * Something that happened.
	 *
	 * @param at when
	 * @param figure what it counts for
	 * @param value how much
	 * @param who what kept apart by
	 */
	record Fact(Instant at, Figure figure, long value, Who who) {
	}

	/** What a fact is kept apart by. */
	record Who(String channel, String line, String category, String agent) {
	}

	/** A time that an agent worked, or was ready. */
	record Spell(long agent, boolean work, Instant from, Instant to) {
	}

}

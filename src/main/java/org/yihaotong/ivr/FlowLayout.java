package org.yihaotong.ivr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the boxes of a drawing stand: rows from the first step downwards, each step below
 * all that lead to it. A way back, and a way to a step that very many ways lead to, is
 * drawn as a short arrow to the step's name instead of a line across the picture.
 */
final class FlowLayout {

	/** From as many ways on a step is named instead of drawn to. */
	private static final int HUB = 5;

	private static final int SWEEPS = 12;

	private static final double GAP = 36;

	private static final double LETTER = 6.6;

	private static final double PADDING = 14;

	private static final double LEAST_WIDTH = 150;

	private final Flow flow;

	private final Map<String, Box> boxes = new LinkedHashMap<>();

	/** Steps on the way that is being followed, and steps that are done with. */
	private final Set<String> open = new LinkedHashSet<>();

	private final Map<String, Long> ways;

	private FlowLayout(Flow flow) {
		this.flow = flow;
		this.ways = new HashMap<>();
		flow.steps()
			.values()
			.forEach((step) -> step.jumps()
				.stream()
				.map(Jump::target)
				.distinct()
				.forEach((target) -> this.ways.merge(target, 1L, Long::sum)));
	}

	/**
	 * A way out of a box.
	 *
	 * @param label in which cases
	 * @param target where to
	 * @param back whether it leads back to a step above
	 * @param named whether the target is only named
	 * @param width of its field, in pixels
	 */
	record Exit(String label, String target, boolean back, boolean named, double width) {
	}

	/** A box: a step, or a bend of a line that passes a row (without a step). */
	static final class Box {

		private final Optional<Step> step;

		private final List<Exit> exits;

		private final double width;

		private final List<Box> above = new ArrayList<>();

		private final List<Box> below = new ArrayList<>();

		private double left;

		private int row;

		Box(Optional<Step> step, List<Exit> exits, double width) {
			this.step = step;
			this.exits = exits;
			this.width = width;
		}

		Optional<Step> step() {
			return this.step;
		}

		List<Exit> exits() {
			return this.exits;
		}

		double width() {
			return this.width;
		}

		double left() {
			return this.left;
		}

		double middle() {
			return this.left + this.width / 2;
		}

		int row() {
			return this.row;
		}

		/** The chain of bends and the box at its end, which begins with this one. */
		Box bottom() {
			return this.step.isPresent() ? this : this.below.getFirst().bottom();
		}

		List<Box> below() {
			return this.below;
		}

	}

	/**
	 * Lays a flow out.
	 * @param flow the flow
	 * @return rows of boxes, from left to right
	 */
	static List<List<Box>> rows(Flow flow) {
		FlowLayout layout = new FlowLayout(flow);
		Stream.of(flow.start(), flow.emergency(), flow.person()).forEach(layout::follow);
		return layout.placed();
	}

	/** Makes a step's box after the boxes of all that it leads to. */
	private void follow(String name) {
		if (this.boxes.containsKey(name) || !this.open.add(name)) {
			return;
		}
		Step step = this.flow.step(name);
		Map<String, List<String>> labels = new LinkedHashMap<>();
		step.jumps()
			.forEach((jump) -> labels.computeIfAbsent(jump.target(), (key) -> new ArrayList<>()).add(jump.when()));
		List<Exit> exits = new ArrayList<>();
		labels.forEach((target, when) -> {
			boolean back = this.open.contains(target);
			boolean named = back || this.ways.getOrDefault(target, 0L) >= HUB;
			follow(target);
			String label = label(when);
			exits.add(new Exit(label, target, back, named,
					width(named && target.length() > label.length() ? target : label)));
		});
		this.open.remove(name);
		double width = Math.max(Math.max(LEAST_WIDTH, width(name + "  " + Words.of(step.kind()))),
				exits.stream().mapToDouble(Exit::width).sum());
		this.boxes.put(name, new Box(Optional.of(step), exits, width));
	}

	static double width(String text) {
		double letters = text.codePoints().mapToDouble((letter) -> (letter > 0x2E80) ? 2 : 1).sum();
		return letters * LETTER + PADDING;
	}

	/** {@code key 2, 3, 4} for several keys that lead to the same step. */
	private static String label(List<String> when) {
		List<String> words = new ArrayList<>();
		for (String word : when) {
			boolean further = word.startsWith("key ") && !words.isEmpty() && words.getLast().startsWith("key ");
			if (further) {
				words.add(words.removeLast() + " " + word.substring("key ".length()));
			}
			else {
				words.add(word);
			}
		}
		return String.join(", ", words);
	}

	private List<List<Box>> placed() {
		TreeMap<Integer, List<Box>> byRow = new TreeMap<>();
		// Boxes were made from the last to the first, so that now each comes after all
		// that lead to it.
		for (String name : List.copyOf(this.boxes.keySet()).reversed()) {
			Box box = box(name);
			box.exits()
				.stream()
				.filter((exit) -> !exit.back())
				.map((exit) -> box(exit.target()))
				.forEach((target) -> target.row = Math.max(target.row, box.row + 1));
			byRow.computeIfAbsent(box.row, (key) -> new ArrayList<>()).addFirst(box);
		}
		this.boxes.values().forEach((box) -> connect(box, byRow));
		List<List<Box>> lines = new ArrayList<>(byRow.values());
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			boolean down = sweep % 2 == 0;
			for (List<Box> line : down ? lines : lines.reversed()) {
				line.sort(Comparator.comparing((box) -> wish(box, down)));
				pack(line, down);
			}
		}
		double leftmost = lines.stream().flatMap(List::stream).mapToDouble(Box::left).min().orElse(0);
		lines.forEach((line) -> line.forEach((box) -> box.left -= leftmost));
		return lines;
	}

	private Box box(String name) {
		return Optional.ofNullable(this.boxes.get(name)).orElseThrow();
	}

	/** A line that passes rows gets a bend in each, so that it passes between boxes. */
	private static void link(Box from, Box to) {
		from.below.add(to);
		to.above.add(from);
	}

	private void connect(Box box, Map<Integer, List<Box>> byRow) {
		for (Exit exit : box.exits()) {
			Box last = box;
			Box target = box(exit.target());
			for (int row = box.row + 1; !exit.named() && row < target.row; row++) {
				Box bend = new Box(Optional.empty(), List.of(), PADDING);
				bend.row = row;
				byRow.computeIfAbsent(row, (key) -> new ArrayList<>()).add(bend);
				link(last, bend);
				last = bend;
			}
			if (!exit.named()) {
				link(last, target);
			}
		}
	}

	private static double wish(Box box, boolean down) {
		List<Box> neighbours = down ? box.above : box.below;
		return neighbours.stream().mapToDouble(Box::middle).average().orElse(box.middle());
	}

	/** As near to where each box would like to stand as its neighbours allow. */
	private static void pack(List<Box> line, boolean down) {
		double[] wishes = line.stream().mapToDouble((box) -> wish(box, down) - box.width() / 2).toArray();
		double edge = Double.NEGATIVE_INFINITY;
		for (int at = 0; at < wishes.length; at++) {
			Box box = line.get(at);
			box.left = Math.max(wishes[at], edge);
			edge = box.left + box.width() + GAP;
		}
		// Whoever was pushed to the right draws the others half the way to the left.
		double pushed = 0;
		for (int at = 0; at < wishes.length; at++) {
			pushed += (line.get(at).left - wishes[at]) / wishes.length;
		}
		double shift = pushed;
		line.forEach((box) -> box.left -= shift);
	}

}

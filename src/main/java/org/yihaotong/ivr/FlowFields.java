package org.yihaotong.ivr;

import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of one block of a flow file. What is missing, wrong or unknown is added to
 * the faults, and reading goes on, so that all faults are told at once.
 */
final class FlowFields {

	private static final int LONGEST_TEXT = 300;

	private static final Pattern SECONDS = Pattern.compile("([0-9]{1,3})s");

	private final Map<String, Node> unread = new LinkedHashMap<>();

	/** What was asked for: all that may stand here. */
	private final Set<String> asked = new TreeSet<>();

	private final int line;

	private final String step;

	private final List<FlowFault> faults;

	FlowFields(@Nullable Node node, int line, String step, List<FlowFault> faults) {
		this.line = (node != null) ? lineOf(node) : line;
		this.step = step;
		this.faults = faults;
		if (node instanceof MappingNode mapping) {
			mapping.getValue().forEach(this::take);
		}
		else if (node != null) {
			fault(node, "must be a block of fields");
		}
	}

	private void take(NodeTuple field) {
		if (!(field.getKeyNode() instanceof ScalarNode key)) {
			fault(field.getKeyNode(), "a field's name must be a word");
		}
		else if (this.unread.putIfAbsent(key.getValue(), field.getValueNode()) != null) {
			fault(key, "\"" + key.getValue() + "\" stands there twice");
		}
	}

	int line() {
		return this.line;
	}

	boolean has(String name) {
		this.asked.add(name);
		return this.unread.containsKey(name);
	}

	Set<String> asked() {
		return Set.copyOf(this.asked);
	}

	private @Nullable Node take(String name) {
		this.asked.add(name);
		return this.unread.remove(name);
	}

	/** The blocks under their names, in order. */
	Map<String, FlowFields> blocks(String name, boolean steps) {
		FlowFields block = fields(name);
		Map<String, FlowFields> blocks = new LinkedHashMap<>();
		block.unread.forEach(
				(key, node) -> blocks.put(key, new FlowFields(node, block.line, steps ? key : this.step, this.faults)));
		block.unread.clear();
		return blocks;
	}

	FlowFields fields(String name) {
		Node node = take(name);
		if (node == null) {
			missing(name);
		}
		return new FlowFields(node, this.line, this.step, this.faults);
	}

	/** All fields as texts with their lines. */
	Map<String, Line> lines() {
		Map<String, Line> lines = new LinkedHashMap<>();
		List.copyOf(this.unread.keySet())
			.forEach((name) -> lines.put(name, new Line(lineOf(this.unread.get(name)), text(name))));
		return lines;
	}

	String text(String name) {
		return optional(name).orElseGet(() -> {
			missing(name);
			return "";
		});
	}

	Optional<String> optional(String name) {
		Node node = take(name);
		if (node == null) {
			return Optional.empty();
		}
		return Optional.of(scalar(name, node));
	}

	private String scalar(String name, Node node) {
		String text = (node instanceof ScalarNode scalar) ? scalar.getValue().strip() : "";
		if (text.isEmpty() || text.length() > LONGEST_TEXT) {
			fault(node, "\"" + name + "\" must be a text of 1 to " + LONGEST_TEXT + " characters");
		}
		return text;
	}

	List<String> texts(String name) {
		Node node = take(name);
		if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
			return sequence.getValue().stream().map((item) -> scalar(name, item)).toList();
		}
		fault(node, "\"" + name + "\" must be a list with at least one text");
		return List.of();
	}

	/** A language by its tag (BCP 47). */
	Optional<Locale> language(String name) {
		Node node = this.unread.get(name);
		return optional(name).flatMap((tag) -> {
			try {
				return Optional.of(new Locale.Builder().setLanguageTag(tag).build())
					.filter((language) -> !language.getLanguage().isEmpty());
			}
			catch (IllformedLocaleException ex) {
				fault(node, "\"" + name + "\" must be a tag such as zh-CN or en-US");
				return Optional.empty();
			}
		});
	}

	/** One of several words. */
	<T> Optional<T> choice(String name, Map<String, T> words) {
		Node node = this.unread.get(name);
		Optional<String> word = optional(name);
		Optional<T> chosen = word.map(words::get);
		if (word.isPresent() && chosen.isEmpty()) {
			fault(node, "\"" + name + "\" must be one of " + sorted(words.keySet()));
		}
		return chosen;
	}

	/** Names of steps by what leads to them; may be left out. */
	<K> Map<K, String> ways(String name, Function<String, Optional<K>> reading, String form) {
		Map<K, String> ways = new LinkedHashMap<>();
		Node node = take(name);
		if (node == null) {
			return ways;
		}
		FlowFields block = new FlowFields(node, this.line, this.step, this.faults);
		block.lines()
			.forEach((key, target) -> reading.apply(key)
				.ifPresentOrElse((read) -> ways.put(read, target.text()),
						() -> this.faults.add(new FlowFault(target.line(), this.step,
								"\"" + key + "\" in \"" + name + "\" must be " + form))));
		return ways;
	}

	int number(String name, int least, int most) {
		this.asked.add(name);
		Node node = this.unread.get(name);
		String text = text(name);
		int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
		if (node != null && (number < least || number > most)) {
			fault(node, "\"" + name + "\" must be a number from " + least + " to " + most);
		}
		return Math.clamp(number, least, most);
	}

	/** A span such as {@code 6s}. */
	Duration seconds(String name, Duration otherwise, int most) {
		this.asked.add(name);
		Node node = this.unread.get(name);
		if (node == null) {
			return otherwise;
		}
		var matcher = SECONDS.matcher(text(name));
		int seconds = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
		if (seconds < 1 || seconds > most) {
			fault(node, "\"" + name + "\" must be 1s to " + most + "s");
			return otherwise;
		}
		return Duration.ofSeconds(seconds);
	}

	void done() {
		this.unread.forEach((name, node) -> fault(node, "unknown field \"" + name + "\""));
	}

	private void missing(String name) {
		fault(null, "\"" + name + "\" is missing");
	}

	void fault(@Nullable Node node, String reason) {
		this.faults.add(new FlowFault((node != null) ? lineOf(node) : this.line, this.step, reason));
	}

	static String sorted(Set<String> words) {
		return words.stream().sorted().collect(Collectors.joining(", "));
	}

	private static int lineOf(@Nullable Node node) {
		return (node != null) ? node.getStartMark().getLine() + 1 : 0;
	}

	/**
	 * A text of the file.
	 *
	 * @param line where it stands
	 * @param text what it says
	 */
	record Line(int line, String text) {
	}

}

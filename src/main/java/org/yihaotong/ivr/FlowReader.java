package org.yihaotong.ivr;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yihaotong.ivr.Step.Choice;
import org.yihaotong.platform.PlateNumber;

/**
 * Reads a flow file. A file with any fault is refused as a whole, with all its faults.
 */
final class FlowReader {

	private static final int LONGEST_FILE = 200_000;

	private static final Duration PATIENCE = Duration.ofSeconds(6);

	private final List<FlowFault> faults = new ArrayList<>();

	private FlowReader() {
	}

	/**
	 * Reads and checks.
	 * @param file a YAML file as {@code ivr-flows/README.md} describes it
	 * @return the flow
	 * @throws FlowBroken if there is anything wrong with it
	 */
	static Flow read(Path file) {
		FlowReader reader = new FlowReader();
		Node root = reader.root(file);
		Flow flow = reader.flow(new FlowFields(root, 1, "", reader.faults));
		if (reader.faults.isEmpty()) {
			reader.faults.addAll(FlowChecker.faults(flow));
		}
		if (!reader.faults.isEmpty()) {
			throw new FlowBroken(file, reader.faults);
		}
		return flow;
	}

	private @Nullable Node root(Path file) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LONGEST_FILE);
		try {
			return new Yaml(options).compose(new StringReader(Files.readString(file)));
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			throw new FlowBroken(file, List.of(new FlowFault(line, "", "is no YAML: " + ex.getProblem())));
		}
		catch (YAMLException | IOException ex) {
			throw new FlowBroken(file, List.of(new FlowFault(0, "", "cannot be read: " + ex)));
		}
	}

	private Flow flow(FlowFields fields) {
		String start = fields.text("start");
		String person = fields.text("person");
		FlowFields limits = fields.fields("limits");
		Flow.Limits bounds = new Flow.Limits(limits.number("misunderstandings", 1, 5), limits.number("turns", 2, 30));
		limits.done();
		FlowFields answers = fields.fields("answers");
		Flow.Answers spoken = new Flow.Answers(answers.texts("yes"), answers.texts("no"), answers.texts("person"));
		answers.done();
		Map<String, FlowFields.Line> prompts = fields.fields("prompts").lines();
		Map<String, Step> steps = new LinkedHashMap<>();
		fields.blocks("steps", true).forEach((name, step) -> steps.put(name, step(name, step)));
		fields.done();
		return new Flow(start, person, bounds, spoken, values(prompts, FlowFields.Line::text),
				values(prompts, FlowFields.Line::line), steps);
	}

	private static <T> Map<String, T> values(Map<String, FlowFields.Line> lines, Function<FlowFields.Line, T> value) {
		return lines.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> value.apply(entry.getValue())));
	}

	private Step step(String name, FlowFields fields) {
		String kind = fields.text("do");
		int line = fields.line();
		Step step = switch (kind) {
			case "say" -> new Step.Say(name, line, fields.text("prompt"), fields.text("next"));
			case "ask" -> ask(name, fields);
			case "confirm" -> new Step.Confirm(name, line, fields.text("prompt"), patience(fields), fields.text("yes"),
					fields.text("no"), fields.text("unclear"));
			case "menu" -> new Step.Menu(name, line, fields.text("prompt"), patience(fields),
					fields.number("tries", 1, 3), keys(fields), fields.text("otherwise"));
			case "collect-plate" -> plate(name, fields);
			case "move-car" -> move(name, fields);
			case "enqueue" -> new Step.Enqueue(name, line, fields.optional("prompt"));
			case "end" -> new Step.End(name, line, fields.text("prompt"));
			default -> unknown(name, kind, fields);
		};
		fields.done();
		return step;
	}

	private static Step unknown(String name, String kind, FlowFields fields) {
		if (!kind.isEmpty()) {
			fields.fault(null, "nothing is known to do \"" + kind + "\"");
		}
		fields.lines();
		return new Step.End(name, fields.line(), "");
	}

	private static Duration patience(FlowFields fields) {
		return fields.seconds("patience", PATIENCE);
	}

	private static Step.Ask ask(String name, FlowFields fields) {
		return new Step.Ask(name, fields.line(), fields.text("prompt"), fields.optional("go-on"), patience(fields),
				fields.names().contains("keys") ? keys(fields) : Map.of(),
				new Step.Ask.Ways(fields.text("understood"), fields.text("car-moving"), fields.text("emergency"),
						fields.text("not-understood"), fields.text("deaf")));
	}

	private static Step.CollectPlate plate(String name, FlowFields fields) {
		String area = fields.text("area");
		if (!area.isEmpty() && PlateNumber.parse(area + "00000").isEmpty()) {
			fields.fault(null, "\"area\" must be the beginning of a plate, such as 蒙C");
		}
		return new Step.CollectPlate(name, fields.line(), fields.text("prompt"), fields.text("again"),
				fields.text("deaf"), fields.text("read-back"), area, patience(fields), fields.number("tries", 1, 5),
				fields.text("next"), fields.text("otherwise"));
	}

	private static Step.MoveCar move(String name, FlowFields fields) {
		return new Step.MoveCar(name, fields.line(), fields.text("prompt"), fields.text("wait"),
				new Step.MoveCar.Ways(fields.text("owner-comes"), fields.text("owner-cannot"),
						fields.text("not-reached"), fields.text("not-registered"), fields.text("too-many"),
						fields.text("failed")));
	}

	private static Map<Character, Choice> keys(FlowFields fields) {
		Map<Character, Choice> keys = new LinkedHashMap<>();
		fields.blocks("keys", false).forEach((key, block) -> {
			if (!Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9").contains(key)) {
				block.fault(null, "key \"" + key + "\" cannot be chosen: 1 to 9 can; 0 and # always mean a person");
			}
			keys.put(key.isEmpty() ? '?' : key.charAt(0),
					new Choice(block.optional("heard").orElse(""), block.text("next")));
			block.done();
		});
		return keys;
	}

}

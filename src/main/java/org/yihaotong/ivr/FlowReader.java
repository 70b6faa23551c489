package org.yihaotong.ivr;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yihaotong.speech.SpeechRecogniser;

/**
 * Reads a flow file. A file with any fault is refused as a whole, with all its faults.
 */
final class FlowReader {

	private static final int LONGEST_FILE = 200_000;

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
		try {
			return read(file, Files.readString(file));
		}
		catch (IOException ex) {
			throw new FlowBroken(file, List.of(new FlowFault(0, "", "cannot be read: " + ex)));
		}
	}

	/**
	 * Reads and checks a text.
	 * @param file where it stands
	 * @param text the YAML
	 * @return the flow
	 * @throws FlowBroken if there is anything wrong with it
	 */
	static Flow read(Path file, String text) {
		FlowReader reader = new FlowReader();
		Node root = root(file, text);
		Flow flow = reader.flow(new FlowFields(root, 1, "", reader.faults));
		reader.faults.addAll(reader.faults.isEmpty() ? FlowChecker.faults(flow) : FlowChecker.missing(flow));
		if (!reader.faults.isEmpty()) {
			throw new FlowBroken(file, reader.faults);
		}
		return flow;
	}

	private static @Nullable Node root(Path file, String text) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LONGEST_FILE);
		try {
			return new Yaml(options).compose(new StringReader(text));
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			throw new FlowBroken(file, List.of(new FlowFault(line, "", "is no YAML: " + ex.getProblem())));
		}
		catch (YAMLException ex) {
			throw new FlowBroken(file, List.of(new FlowFault(0, "", "cannot be read: " + ex)));
		}
	}

	private Flow flow(FlowFields fields) {
		Flow.Purpose purpose = fields.choice("purpose", Words.of(Flow.Purpose.class)).orElse(Flow.Purpose.CALL);
		Flow.Callers callers = new Flow.Callers(fields.language("language").orElse(SpeechRecogniser.CHINESE),
				fields.has("lines") ? Set.copyOf(new TreeSet<>(fields.texts("lines"))) : Set.of());
		String start = fields.text("start");
		String person = fields.text("person");
		String emergency = fields.text("emergency");
		FlowFields limits = fields.fields("limits");
		Flow.Limits bounds = new Flow.Limits(limits.number("misunderstandings", 1, 5), limits.number("turns", 2, 30));
		limits.done();
		FlowFields answers = fields.fields("answers");
		Flow.Answers spoken = new Flow.Answers(answers.texts("yes"), answers.texts("no"), answers.texts("person"),
				answers.texts("emergency"));
		answers.done();
		Map<String, FlowFields.Line> prompts = fields.fields("prompts").lines();
		Map<String, Step> steps = new LinkedHashMap<>();
		fields.blocks("steps", true).forEach((name, step) -> steps.put(name, StepReader.step(name, step)));
		fields.done();
		return new Flow(purpose, callers, start, person, emergency, bounds, spoken,
				values(prompts, FlowFields.Line::text), values(prompts, FlowFields.Line::line), steps);
	}

	private static <T> Map<String, T> values(Map<String, FlowFields.Line> lines, Function<FlowFields.Line, T> value) {
		return lines.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> value.apply(entry.getValue())));
	}

}

package org.yihaotong.ivr;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema for editors knows exactly what the reader knows.
 */
class FlowSchemaTests {

	private static final Path FILE = Path.of("ivr-flows/flow.schema.json");

	private final JsonNode schema = JsonMapper.shared().readTree(Files.readString(FILE));

	FlowSchemaTests() throws IOException {
	}

	static Set<String> words() {
		return new TreeSet<>(StepReader.words());
	}

	@ParameterizedTest
	@MethodSource("words")
	void knowsEveryFieldOfEveryKindOfStep(String word) {
		assertThat(fields(this.schema.at("/$defs/" + word + "/properties"))).as("fields of %s", word)
			.isEqualTo(asked(word));
	}

	@Test
	void knowsNoOtherKinds() {
		assertThat(this.schema.at("/$defs/step/properties/do/enum").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrderElementsOf(words());
	}

	@ParameterizedTest
	@ValueSource(strings = { "main", "survey", "followup", "returned", "danger", "waiting", "again", "overflow" })
	void agreesToTheDeliveredFlows(String name) throws IOException {
		assertThat(errors(Files.readString(Path.of("ivr-flows", name + ".yaml")))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "start: opening~", "patience: 6s~patience: 6h", "do: confirm~do: dance",
			"what: plate~what: size", "unclear: agent~unclear: agent\n    colour: red", "\"1\": {heard~\"9\": {heard" })
	void findsWhatTheReaderFinds(String change) throws IOException {
		String[] parts = change.split("~", -1);
		String text = Files.readString(Path.of("ivr-flows/main.yaml"));
		assertThat(text).contains(parts[0]);
		String broken = text.replaceFirst(Pattern.quote(parts[0]), parts[1]);
		assertThat(errors(broken)).isNotEmpty();
		List<FlowFault> faults = new ArrayList<>();
		try {
			FlowReader.read(FILE, broken);
		}
		catch (FlowBroken ex) {
			faults.addAll(ex.faults());
		}
		assertThat(faults).isNotEmpty();
	}

	private static List<String> errors(String yaml) throws IOException {
		Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(FILE), InputFormat.JSON);
		String plain = JsonMapper.shared().writeValueAsString((Object) new Yaml(new LoaderOptions()).load(yaml));
		return schema.validate(plain, InputFormat.JSON).stream().map(Object::toString).toList();
	}

	/** What is asked of a block that says nothing but its kind. */
	private static Set<String> asked(String word) {
		Stream<String> blocks = word.equals("collect")
				? Stream.of("plate", "digits", "date", "place").map((what) -> "do: collect\nwhat: " + what)
				: Stream.of("do: " + word);
		return blocks.flatMap((block) -> {
			FlowFields fields = new FlowFields(new Yaml(new LoaderOptions()).compose(new StringReader(block)), 1, "",
					new ArrayList<>());
			StepReader.step("step", fields);
			return fields.asked().stream();
		}).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> fields(JsonNode properties) {
		return new TreeSet<>(properties.propertyNames());
	}

}

package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FlowFileTests {

	private static final Path MAIN = Path.of("ivr-flows/main.yaml");

	private static final String SMALL = """
			start: hello
			person: agent
			emergency: danger
			limits: {misunderstandings: 2, turns: 9}
			answers:
			  "yes": [对]
			  "no": [不]
			  person: [人工]
			  emergency: [着火了]
			prompts:
			  hello: "{greeting}"
			  sure: 对吗？
			  bye: 再见。
			steps:
			  hello:
			    do: say
			    prompt: hello
			    next: sure
			  sure:
			    do: confirm
			    prompt: sure
			    patience: 4s
			    "yes": bye
			    "no": sure
			    unclear: agent
			  bye:
			    do: end
			    prompt: bye
			  agent:
			    do: enqueue
			  danger:
			    do: emergency
			""";

	@TempDir
	private Path folder;

	@Test
	void readsTheFlowThatIsDelivered() {
		Flow flow = FlowReader.read(MAIN);
		assertThat(flow.step(flow.start())).isInstanceOfSatisfying(Step.Rule.class,
				(rule) -> assertThat(flow.step(rule.otherwise())).isInstanceOf(Step.Ask.class));
		assertThat(flow.step(flow.person())).isInstanceOfSatisfying(Step.Rule.class,
				(rule) -> assertThat(flow.step(rule.otherwise())).isInstanceOf(Step.Enqueue.class));
	}

	@Test
	void readsASmallFlow() {
		assertThat(read(SMALL).steps()).containsOnlyKeys("hello", "sure", "bye", "agent", "danger");
	}

	@ParameterizedTest(name = "{2}")
	@MethodSource("faults")
	void refusesAFileWithAFault(String replaced, String by, String told) {
		assertThat(SMALL).contains(replaced);
		assertThat(faults(SMALL.replace(replaced, by))).contains(told);
	}

	static Stream<Arguments> faults() {
		return Stream.of(
				Arguments.of("\"yes\": bye", "\"yes\": nowhere",
						"line 20, step sure: a jump leads to \"nowhere\", which does not exist"),
				Arguments.of("start: hello", "start: gone", "line 0: start leads to \"gone\", which does not exist"),
				Arguments.of("person: agent", "person: bye",
						"line 27, step bye: is named as the way to a person, so it must be of the kind enqueue"),
				Arguments.of("    prompt: bye", "    prompt: lost",
						"line 27, step bye: the prompt \"lost\" does not exist"),
				Arguments.of("next: sure", "next: hello",
						"line 16, step hello: is a dead end: no way leads from it to an agent or to the end"),
				Arguments.of("next: sure", "next: hello",
						"line 16, step hello: is part of an endless loop in which the citizen never has a turn"),
				Arguments.of("next: sure", "next: agent", "line 20, step sure: is never reached"),
				Arguments.of("sure: 对吗？", "sure: 您反映的是{subject}，对吗？",
						"line 20, step sure: the prompt \"sure\" speaks of {subject}, which is not known on every way to"
								+ " this step"),
				Arguments.of("bye: 再见。", "bye: 再见{name}。",
						"line 13: prompt \"bye\" has the unknown placeholder {name}"),
				Arguments.of("do: end", "do: dance", "line 27, step bye: nothing is known to do \"dance\""),
				Arguments.of("    unclear: agent\n", "", "line 20, step sure: \"unclear\" is missing"),
				Arguments.of("unclear: agent", "unclear: agent\n    colour: red",
						"line 26, step sure: unknown field \"colour\""),
				Arguments.of("patience: 4s", "patience: 4 h", "line 22, step sure: \"patience\" must be 1s to 60s"),
				Arguments.of("turns: 9", "turns: 900", "line 4: \"turns\" must be a number from 2 to 30"),
				Arguments.of("\"no\": [不]", "\"no\": []", "line 7: \"no\" must be a list with at least one text"),
				Arguments.of("prompt: sure", "prompt: sure\n    prompt: bye",
						"line 22, step sure: \"prompt\" stands there twice"),
				Arguments.of("steps:", "steps: [", "is no YAML"));
	}

	@Test
	void tellsAllFaultsAtOnce() {
		assertThat(faults(SMALL.replace("do: end", "do: dance")
			.replace("turns: 9", "turns: x")
			.replace("next: sure", "next: nowhere"))).contains("dance").contains("turns").contains("nowhere");
	}

	@Test
	void refusesAFileThatDoesNotExist() {
		FlowBroken broken = catchThrowableOfType(FlowBroken.class,
				() -> FlowReader.read(this.folder.resolve("nowhere.yaml")));
		assertThat(broken.faults()).hasSize(1);
		assertThat(broken).hasMessageContaining("nowhere.yaml");
	}

	@Test
	void preparesTheGreetingsOfAllLinesAndWhatIsFixed() {
		List<String> texts = IvrConfiguration.fixedTexts(read(SMALL), List.of(Played.line("您好甲"), Played.line("您好乙")));
		assertThat(texts).containsExactlyInAnyOrder("您好甲", "您好乙", "对吗？", "再见。");
	}

	private String faults(String text) {
		FlowBroken broken = catchThrowableOfType(FlowBroken.class, () -> read(text));
		assertThat(broken).isNotNull();
		assertThat(broken).hasMessageContaining("flow.yaml");
		return String.valueOf(broken.getMessage());
	}

	private Flow read(String text) {
		try {
			return FlowReader.read(Files.writeString(this.folder.resolve("flow.yaml"), text));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}

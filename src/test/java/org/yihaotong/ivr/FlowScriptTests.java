package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Talks that must go as their scripts say, with the classifier, the lines and the
 * calendar that are delivered.
 */
class FlowScriptTests {

	private static final Path DELIVERED = Path.of("ivr-flows");

	private static final Path TESTED = Path.of("src/test/resources/flows");

	private static Simulator simulator;

	@BeforeAll
	static void load() throws IOException {
		simulator = FlowCommand.simulator();
	}

	static List<Path> scripts() throws IOException {
		try (Stream<Path> delivered = Files.list(DELIVERED.resolve("scripts"));
				Stream<Path> tested = Files.list(TESTED.resolve("scripts"))) {
			return Stream.concat(delivered, tested).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void goesAsTheScriptSays(Path script) throws IOException {
		Simulator.Talked talked = simulator.play(flow(script), Script.parse(Files.readString(script)));
		assertThat(talked.faults()).as("%s", talked.happenings()).isEmpty();
	}

	private static Flow flow(Path script) {
		String name = script.getFileName().toString().split("-", 2)[0];
		return FlowReader
			.read(script.startsWith(TESTED) ? TESTED.resolve("all.yaml") : DELIVERED.resolve(name + ".yaml"));
	}

	@Test
	void playsEveryKindOfStep() {
		Set<StepKind> kinds = Stream
			.of(DELIVERED.resolve("main.yaml"), DELIVERED.resolve("followup.yaml"), TESTED.resolve("all.yaml"))
			.flatMap((file) -> FlowReader.read(file).steps().values().stream())
			.map(Step::kind)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(StepKind.class)));
		assertThat(kinds).isEqualTo(EnumSet.allOf(StepKind.class));
	}

	@Test
	void tellsWhereATalkGoesAnotherWay() {
		Flow flow = FlowReader.read(DELIVERED.resolve("main.yaml"));
		Script script = Script.parse("key: 0\nhear: 记下了\nend: emergency\nsay: 路灯");
		assertThat(simulator.play(flow, script).faults()).hasSize(3)
			.satisfiesExactly((first) -> assertThat(first).startsWith("line 2: \"记下了\" was not said"),
					(second) -> assertThat(second)
						.isEqualTo("line 3: it ended with \"queued\", not with \"emergency\""),
					(third) -> assertThat(third).startsWith("line 4: the talk was over"));
	}

	@Test
	void refusesAScriptThatCannotBeRead() {
		assertThatThrownBy(() -> Script.parse("say: 你好\nshout: 喂")).hasMessage("line 2: \"shout\" is not known here");
		assertThatThrownBy(() -> Script.parse("key: a")).hasMessageContaining("line 1: keys are");
		assertThatThrownBy(() -> Script.parse("time: tomorrow")).hasMessageContaining("time");
	}

}

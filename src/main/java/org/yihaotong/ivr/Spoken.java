package org.yihaotong.ivr;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A prompt in use.
 *
 * @param prompt its name
 * @param known what the step has found out itself
 */
record Spoken(String prompt, Set<Fact> known) {

	static List<Spoken> of(String... prompts) {
		return Stream.of(prompts).map((prompt) -> new Spoken(prompt, Set.of())).toList();
	}

	static List<Spoken> of(Optional<String> prompt) {
		return prompt.stream().flatMap((name) -> of(name).stream()).toList();
	}

}

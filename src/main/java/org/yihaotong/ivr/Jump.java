package org.yihaotong.ivr;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A way on from a step.
 *
 * @param when in which case, as the file says it; empty where there is only one way
 * @param target the next step
 * @param gives what is known on this way
 */
record Jump(String when, String target, Set<Fact> gives) {

	Jump(String when, String target) {
		this(when, target, Set.of());
	}

	static List<Jump> of(Map<?, String> ways) {
		return ways.entrySet().stream().map((way) -> new Jump(Words.of(way.getKey()), way.getValue())).toList();
	}

}

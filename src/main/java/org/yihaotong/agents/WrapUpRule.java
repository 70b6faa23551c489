package org.yihaotong.agents;

import java.time.Duration;

/**
 * How long an agent may finish after the work with a contact.
 *
 * @param kind what ends it
 * @param length how long it lasts, at most if the agent ends it
 * @param extensions how often the agent may extend it
 * @param extension by how much
 */
public record WrapUpRule(Kind kind, Duration length, int extensions, Duration extension) {

	/** What ends a wrap-up. */
	public enum Kind {

		/** There is none. */
		NONE,

		/** The agent, or its time. */
		OPTIONAL,

		/** Its time alone. */
		TIMED,

		/** The agent; its time is a last resort, about which the agent is told. */
		MANDATORY

	}

	public static WrapUpRule none() {
		return new WrapUpRule(Kind.NONE, Duration.ZERO, 0, Duration.ZERO);
	}

}

package org.yihaotong.routing.hotqueue;

import org.yihaotong.platform.Channel;

/**
 * What takes an agent's capacity in the same way.
 */
public enum WorkClass {

	/** One at a time, and nothing new beside it. */
	VOICE,

	/** Several at a time; a call may interrupt them. */
	TEXT;

	public static WorkClass of(Channel channel) {
		return switch (channel) {
			case VOICE -> VOICE;
			case LETTER, MESSAGE -> TEXT;
		};
	}

}

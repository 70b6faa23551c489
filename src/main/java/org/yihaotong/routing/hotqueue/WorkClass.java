package org.yihaotong.routing.hotqueue;

import org.yihaotong.platform.Channel;

/**
 * What takes an agent's capacity in the same way.
 */
public enum WorkClass {

	/** One at a time, and nothing new beside it. */
	VOICE,

	/** Several at a time; a call may interrupt them. */
	LETTER,

	/** Several at a time, counted apart from letters; a call may interrupt them. */
	MESSAGE;

	public static WorkClass of(Channel channel) {
		return switch (channel) {
			case VOICE -> VOICE;
			case LETTER -> LETTER;
			case MESSAGE -> MESSAGE;
		};
	}

}

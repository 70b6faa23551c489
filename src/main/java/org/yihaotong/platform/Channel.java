package org.yihaotong.platform;

/**
 * How a citizen approaches the hotline.
 */
public enum Channel {

	/** A telephone call; an agent takes one at a time. */
	VOICE,

	/** A letter to a department's web mailbox, by mail or by the citizen portal. */
	LETTER,

	/** A message from the app. */
	MESSAGE

}

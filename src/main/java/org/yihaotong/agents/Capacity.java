package org.yihaotong.agents;

/**
 * How much an agent may have at once; beside it one call, always.
 *
 * @param letters letters
 * @param messages messages
 */
public record Capacity(int letters, int messages) {

	/** More than this nobody can keep in mind. */
	public static final int MOST = 20;

	public Capacity {
		if (letters < 0 || letters > MOST || messages < 0 || messages > MOST) {
			throw new IllegalArgumentException("Not a capacity: " + letters + " letters, " + messages + " messages");
		}
	}

}

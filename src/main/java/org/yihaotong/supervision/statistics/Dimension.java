package org.yihaotong.supervision.statistics;

/**
 * What figures are kept apart by.
 */
public enum Dimension {

	/** Call, letter, message. */
	CHANNEL("channel"),

	/** The line that the contact came over. */
	LINE("line"),

	/** The major category that the contact was understood to belong to. */
	MAJOR("left(category, 2)"),

	/** The minor category. */
	MINOR("category"),

	/** Who was offered it, took it or finished it; arrivals and waits have no agent. */
	AGENT("agent::text"),

	/**
	 * The skill group that the contact was queued for; an emergency belongs to all.
	 */
	SKILL_GROUP("skill_group");

	private final String sql;

	Dimension(String sql) {
		this.sql = sql;
	}

	/** Returns the expression over a row of the log. */
	String sql() {
		return this.sql;
	}

}

package org.yihaotong.supervision.statistics;

import java.util.Locale;

/**
 * What is counted and added up, each with its definition. A figure of an interval counts
 * what <em>happened</em> in it: a call that came at 9:59 and was answered at 10:01 was
 * received before ten and answered after. So what was told of an interval that is over
 * stays true, live and in every later report.
 * <p>
 * Times are whole milliseconds, each cut off before it is added.
 */
public enum Figure {

	/** Contacts that came in, those included that no agent was needed for. */
	RECEIVED("count(*) filter (where what = 'RECEIVED')"),

	/** Contacts that were dealt with by self-service alone. */
	SELF_SERVED("count(*) filter (where what = 'ENDED' and reason = 'SELF_SERVED')"),

	/** Callers who heard that nobody serves the line now. */
	OUTSIDE_HOURS("count(*) filter (where what = 'ENDED' and reason = 'OUTSIDE_HOURS')"),

	/** Callers who left a message instead of waiting. */
	LEFT_MESSAGE("count(*) filter (where what = 'ENDED' and reason = 'LEFT_MESSAGE')"),

	/** Callers who were handed to somebody outside the queue by the flow. */
	HANDED_ON("count(*) filter (where what = 'ENDED' and reason = 'TRANSFERRED')"),

	/** Callers who hung up before they asked for an agent; not counted as abandoned. */
	ABANDONED_IN_FLOW("count(*) filter (where what = 'ENDED' and reason = 'ABANDONED_IN_FLOW')"),

	/** Contacts that joined the queue for an agent. */
	JOINED("count(*) filter (where what = 'JOINED')"),

	/** Contacts that an agent took for the first time. */
	ANSWERED("count(*) filter (where what = 'ANSWERED')"),

	/** Of these, how many waited no longer than the service level's limit. */
	ANSWERED_WITHIN("count(*) filter (where what = 'ANSWERED' and at - since <= :within * interval '1 millisecond')"),

	/** Of the answered, how many waited 15 s at most (GB/T 33358-2016, as reported). */
	ANSWERED_SOON("count(*) filter (where what = 'ANSWERED' and at - since <= interval '15 seconds')"),

	/** Citizens who left the queue before any agent had taken them. */
	ABANDONED("count(*) filter (where what = 'ABANDONED')"),

	/** Of these, how many had waited less than the limit for a short one. */
	SHORT_ABANDONED("count(*) filter (where what = 'ABANDONED' and at - since < :short * interval '1 millisecond')"),

	/** Citizens who left while they waited for a second agent. */
	LOST_IN_TRANSFER("count(*) filter (where what = 'LOST_IN_TRANSFER')"),

	/** How long the answered ones had waited, all together. */
	WAIT_MILLIS("coalesce(sum(lasted) filter (where what = 'ANSWERED'), 0)"),

	/** How long the abandoned ones had waited, all together. */
	ABANDONED_WAIT_MILLIS("coalesce(sum(lasted) filter (where what = 'ABANDONED'), 0)"),

	/** The wait that half of the answered ones did not exceed. */
	WAIT_MEDIAN_MILLIS(percentile("0.5"), false),

	/** The wait that nine of ten answered ones did not exceed. */
	WAIT_90_MILLIS(percentile("0.9"), false),

	/** The longest wait of an answered one. */
	WAIT_LONGEST_MILLIS("max(lasted) filter (where what = 'ANSWERED')", false),

	/** Offers to agents. */
	OFFERED("count(*) filter (where what = 'OFFERED')"),

	/** Offers that an agent took, transfers included. */
	ACCEPTED("count(*) filter (where what = 'ACCEPTED')"),

	/** Offers that an agent refused. */
	REJECTED("count(*) filter (where what = 'REJECTED')"),

	/** Offers that an agent let pass. */
	MISSED("count(*) filter (where what = 'TIMED_OUT')"),

	/** Offers and work that the system took back. */
	RESCINDED("count(*) filter (where what = 'RESCINDED')"),

	/** Offers that ended because the citizen left. */
	CANCELLED("count(*) filter (where what = 'CANCELLED')"),

	/** Pieces of work that an agent finished, wrap-up included; one for each agent. */
	HANDLED("count(*) filter (where what = 'COMPLETED') - count(*) filter (where what = 'RESUMED')"),

	/** Of these, how many were passed on to a colleague or back to the queue. */
	TRANSFERS("count(*) filter (where what = 'COMPLETED' and reason = 'transferred')"
			+ " - count(*) filter (where what = 'RESUMED' and reason = 'transferred')"),

	/** Agents who were asked into another agent's talk. */
	CONSULTED("count(*) filter (where what = 'CONSULTED')"),

	/**
	 * How long agents talked, or worked on a letter, without its wrap-up. What a call
	 * took out of the work on a letter is not counted.
	 */
	WORK_MILLIS("coalesce(sum(lasted - coalesce(interrupted, 0)) filter (where what = 'WORK_ENDED'), 0)"
			+ " - coalesce(sum(lasted) filter (where what = 'RESUMED'), 0)"),

	/** How long agents wrapped up. */
	WRAP_UP_MILLIS("coalesce(sum(lasted) filter (where what = 'COMPLETED'), 0)");

	private final String sql;

	private final boolean additive;

	Figure(String sql) {
		this(sql, true);
	}

	Figure(String sql, boolean additive) {
		this.sql = sql;
		this.additive = additive;
	}

	private static String percentile(String share) {
		return "floor(percentile_cont(" + share + ") within group (order by lasted) filter (where what = 'ANSWERED'))";
	}

	/** Returns the aggregate over the rows of the log that belong to a group. */
	String sql() {
		return this.sql;
	}

	/**
	 * Tells whether the figure of two intervals together is the sum of both.
	 * @return false for percentiles and the longest, which nothing of nothing has
	 */
	public boolean additive() {
		return this.additive;
	}

	/**
	 * Returns the name in answers and files.
	 * @return {@code answeredWithin}
	 */
	public String key() {
		return Names.camel(name());
	}

	/** Names of constants as JSON has them. */
	static final class Names {

		private Names() {
		}

		static String camel(String constant) {
			String[] words = constant.toLowerCase(Locale.ROOT).split("_", -1);
			StringBuilder name = new StringBuilder(words[0]);
			for (int word = 1; word < words.length; word++) {
				name.append(Character.toUpperCase(words[word].charAt(0))).append(words[word].substring(1));
			}
			return name.toString();
		}

	}

}

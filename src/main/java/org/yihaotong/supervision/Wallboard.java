package org.yihaotong.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.Channel;

/**
 * Everything that the wallboard shows, in the shape that the console reads.
 *
 * @param at when this was so
 * @param waiting how many wait, for every channel
 * @param longestWaitSeconds how long the first of them has waited, for every channel
 * @param agents how many agents are in each state
 * @param groups the skill groups that have agents at work or that somebody waits for, by
 * name
 * @param today what came since midnight
 * @param cases how many cases stand where, with {@code dueToday} and {@code overdue}
 * @param lines the lines that were called today, most calls first
 * @param asteriskConnected whether calls can be moved at all
 * @param asterisksAway the names of the Asterisks that give no answer
 */
record Wallboard(Instant at, Map<Channel, Integer> waiting, Map<Channel, Long> longestWaitSeconds,
		Map<AgentBusy, Integer> agents, List<GroupNow> groups, Today today, Map<String, Integer> cases,
		List<LineToday> lines, boolean asteriskConnected, List<String> asterisksAway) {

	/** What an agent does; every agent is in one of these. */
	enum AgentBusy {

		READY, PAUSED, OFFERED, TALKING, WORKING, WRAPPING

	}

	/**
	 * A skill group now.
	 *
	 * @param group its name, {@code heating}
	 * @param agents how many of its agents are in each state; an agent may belong to
	 * several groups
	 * @param waiting how many contacts wait for it, whatever the channel
	 * @param longestWaitSeconds how long the first of them has waited, 0 if nobody waits
	 */
	record GroupNow(String group, Map<AgentBusy, Integer> agents, int waiting, long longestWaitSeconds) {
	}

	/**
	 * The figures of the day. Each rate has a denominator of its own and is null while
	 * that is zero.
	 *
	 * @param calls calls that came in, those that needed no agent included
	 * @param answered calls that an agent answered
	 * @param abandoned callers who left while they waited for an agent
	 * @param answeredWithin15s answered calls that waited 15 s at most
	 * @param answeredWithin15sShare share of these in the answered ones
	 * @param connectionRate share of the answered ones in those that were answered or
	 * abandoned
	 * @param averageAnswerSeconds how long an answered call waited in the mean
	 * @param letters letters that came in
	 * @param messages messages that came in
	 */
	record Today(int calls, int answered, int abandoned, int answeredWithin15s, @Nullable Double answeredWithin15sShare,
			@Nullable Double connectionRate, @Nullable Double averageAnswerSeconds, int letters, int messages) {
	}

	/**
	 * A line today.
	 *
	 * @param number its number
	 * @param name its Chinese name
	 * @param calls calls that came in
	 * @param answered calls that an agent answered
	 * @param abandoned callers who left while they waited for an agent
	 */
	record LineToday(String number, String name, int calls, int answered, int abandoned) {
	}

}

package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * The queue in figures, for supervision. All of them are derived from the stored times;
 * nothing is counted along the way.
 */
public interface QueueFigures {

	/**
	 * Counts who waits now. What rings at an agent's does not wait.
	 * @return one row for each channel in which somebody waits
	 */
	List<Waiting> waiting();

	/**
	 * Counts the callers who wait now, line by line.
	 * @return one row for each line that somebody waits on
	 */
	List<LineWaiting> callers();

	/**
	 * Counts who waits for the agents of a skill group, whatever the channel. Who has
	 * waited so long that anybody will do is not among them.
	 * @param at the present time
	 * @return one row for each group that somebody waits for
	 */
	List<GroupWaiting> groups(Instant at);

	/**
	 * Tells what the agents are busy with.
	 * @return the foremost work of each agent that has any; the agent may have left
	 */
	Map<StaffId, Busy> busy();

	/**
	 * Counts the calls that joined the queue.
	 * @param since from when on
	 * @param soon how long a caller may have waited for an answer to count as answered
	 * soon
	 * @return one row for each line that was called
	 */
	List<LineCalls> calls(Instant since, Duration soon);

	/** What an agent is busy with, the foremost first. */
	enum Busy {

		TALKING, OFFERED, WRAPPING, WORKING

	}

	/**
	 * Who waits in a channel.
	 *
	 * @param channel the channel
	 * @param count how many
	 * @param oldest when the first of them joined
	 */
	record Waiting(Channel channel, int count, Instant oldest) {
	}

	/**
	 * Who waits on a line.
	 *
	 * @param line the line
	 * @param count how many callers
	 * @param oldest when the first of them joined
	 */
	record LineWaiting(LineNumber line, int count, Instant oldest) {
	}

	/**
	 * Who waits for a skill group.
	 *
	 * @param group the group
	 * @param count how many
	 * @param oldest when the first of them joined
	 */
	record GroupWaiting(Skill group, int count, Instant oldest) {
	}

	/**
	 * The calls of a line.
	 *
	 * @param line the line
	 * @param answered how many an agent answered
	 * @param answeredSoon how many of these soon enough
	 * @param abandoned how many callers left before
	 * @param answerTime how long the answered ones waited, all together
	 */
	record LineCalls(LineNumber line, int answered, int answeredSoon, int abandoned, Duration answerTime) {
	}

}

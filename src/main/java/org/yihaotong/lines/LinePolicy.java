package org.yihaotong.lines;

import java.time.Instant;
import java.util.List;

import org.yihaotong.platform.LineNumber;

/**
 * Tells what a call to a line does. Answers come from memory and never fail because a
 * database or a cache is away; a change by an administrator is seen by all nodes within
 * seconds. What is returned never changes: a call keeps what it was told.
 */
public interface LinePolicy {

	/**
	 * Decides for any time, past or to come, by the rules as they are known now.
	 * @param line a line; one that is not known is treated as the main line
	 * @param instant when the call comes in
	 * @param situation how busy the centres are
	 * @return what the call does
	 */
	LineDecision at(LineNumber line, Instant instant, Situation situation);

	/**
	 * Decides for a call that comes in now.
	 * @param line a line; one that is not known is treated as the main line
	 * @return what the call does
	 */
	LineDecision now(LineNumber line);

	/**
	 * Finds what callers of a line hear before the question.
	 * @param line the line
	 * @return at most two: the one for every line, then the one for this line; usually
	 * none
	 */
	List<HotSpot> announcements(LineNumber line);

}

package org.yihaotong.lines;

import java.util.Map;

import org.yihaotong.platform.LineNumber;

/**
 * Tells how many callers wait in this centre. Implemented above this module, which knows
 * no queue.
 */
public interface LineLoad {

	/**
	 * Looks at this moment.
	 * @return the lines that somebody waits on; the wait to expect is at least as long as
	 * the longest one so far
	 */
	Map<LineNumber, Situation.Load> waiting();

}

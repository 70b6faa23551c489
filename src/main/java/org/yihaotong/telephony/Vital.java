package org.yihaotong.telephony;

/**
 * Something without which no caller can be brought to an agent. While it fails, the
 * dialplan rings the softphones by itself after a while.
 */
public interface Vital {

	/**
	 * Names it for the log and the metric.
	 * @return one lower-case word
	 */
	String name();

	/**
	 * Tries it. May block: it is called on a thread of its own, once at a time, and
	 * counts as failed after a second.
	 */
	void check();

}
